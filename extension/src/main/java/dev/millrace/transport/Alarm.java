package dev.millrace.transport;

/**
 * What a lane has to do at times of its own, whatever happens on the network; asked and called on
 * the lane's thread.
 */
public interface Alarm {

    /** The time of what never comes. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Returns when there is something to do.
     *
     * @return a time of the run's clock, in the past where it is late; {@link #NEVER} for no time
     */
    long nanos();

    /** Does what is due; may find that nothing is. */
    void ring();
}
