package dev.millrace.run;

import dev.millrace.result.EndedRequest;

/**
 * Told of the outcome of each request, such as to write it to a file.
 *
 * <p>Called on the lanes' threads, concurrently: must not block, and keeps nothing of a response
 * that belongs to the transport.
 */
public interface OutcomeTap {

    /** Wants to know of nothing. */
    OutcomeTap NONE = ended -> {};

    /**
     * Takes note that a request ended.
     *
     * @param request what was asked, and how it ended
     */
    void ended(EndedRequest request);

    /**
     * Tells whether one more request may be taken. Where not, whoever asked takes none until it is
     * called back: this is how a slow disk slows the load rather than filling the memory.
     *
     * @param whenReady run once, by any thread, as soon as more may be taken; only where this
     *     returned false
     * @return true unless overridden
     */
    default boolean ready(Runnable whenReady) {
        return true;
    }

    /**
     * Tells whether outcomes cannot be taken any more, so that the run is to stop; called about ten
     * times a second, on the thread that steers the run.
     *
     * @return false unless overridden
     */
    default boolean failed() {
        return false;
    }
}
