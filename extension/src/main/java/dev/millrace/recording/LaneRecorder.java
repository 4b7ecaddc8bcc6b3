package dev.millrace.recording;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One lane's recorder: two recordings that change places, so that the lane writes one while another
 * thread reads the other, and neither waits.
 */
public final class LaneRecorder {

    private final AtomicReference<@Nullable Recording> spare;
    private Recording current;

    /**
     * Starts with nothing recorded.
     *
     * @param detail what recordings keep beside the figures that any run has
     */
    public LaneRecorder(Detail detail) {
        spare = new AtomicReference<>(new Recording(detail));
        current = new Recording(detail);
    }

    /**
     * Returns what the lane writes to; called on the lane's thread.
     *
     * @return the current recording
     */
    public Recording current() {
        return current;
    }

    /**
     * Takes what was recorded since the last swap; called on the lane's thread.
     *
     * @return the recording, to be given back by {@link #giveBack}; null while the last one was not
     *     given back, in which case the current one goes on
     */
    public @Nullable Recording swap() {
        Recording empty = spare.getAndSet(null);
        if (empty == null) {
            return null;
        }
        Recording full = current;
        current = empty;
        return full;
    }

    /**
     * Gives back a recording that was read; called by the thread that read it.
     *
     * @param read what {@link #swap} returned
     */
    public void giveBack(Recording read) {
        read.clear();
        spare.set(read);
    }
}
