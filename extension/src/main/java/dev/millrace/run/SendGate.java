package dev.millrace.run;

import dev.millrace.request.Request;
import dev.millrace.transport.Alarm;

/**
 * Stands between a lane's source and its window, and says when the next request may be taken.
 *
 * <p>Used by the lane's thread only.
 */
interface SendGate {

    /**
     * Takes note of the start of the run, which may be a little in the past.
     *
     * @param nanos the time from which the run is counted
     */
    default void start(long nanos) {}

    /**
     * Tells whether the source is read before a request may be taken: such a gate asks by itself
     * whether the source may be read, and lets pass what it has read.
     */
    default boolean readsAhead() {
        return false;
    }

    /**
     * Tells whether a request may be taken now, or there will be none; asked where a slot is free.
     */
    boolean ready();

    /**
     * Takes the next request; called where one is ready.
     *
     * @param now the time
     * @return false at the end, then and ever after
     */
    boolean take(long now);

    /** Returns the index of the request that was taken last. */
    long index();

    /**
     * Returns the place of the request that was taken last in the order in which requests are due;
     * its index where the source gives them in this order.
     */
    default long turn() {
        return index();
    }

    /** Returns when the request that was taken last was due. */
    long intendedNanos();

    /**
     * Makes the request that was taken last; called once for each.
     *
     * @throws Exception where the author's code threw
     */
    Request request() throws Exception;

    /** Takes note that the request that was taken last is not one of those that were asked for. */
    void uncounted();

    /** Takes note that the request of a slot has ended. */
    default void ended(Slot slot, long now) {}

    /** Returns when to look again, {@link Alarm#NEVER} where time alone changes nothing. */
    long nextNanos();

    /** Tells whether a request is due that was not taken. */
    default boolean owes() {
        return false;
    }

    /** Tells whether all was sent that the run's time allows; false where only a count ends it. */
    default boolean scheduleOver() {
        return false;
    }

    /** Returns how many requests were to be sent by now that were not taken. */
    long unsent(long now);
}
