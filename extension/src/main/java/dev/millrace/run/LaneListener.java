package dev.millrace.run;

import dev.millrace.recording.Recording;
import dev.millrace.result.StopReason;

/**
 * Told what happens on a lane: by the lane on its own thread, where nothing may block, and by a
 * {@link Mailbox} on the thread that reads it.
 */
interface LaneListener {

    /**
     * Takes what was recorded in the last second; the recording is to be given back to the lane's
     * recorder.
     */
    void recorded(Lane lane, Recording recording);

    /**
     * Takes note that the lane records from now on what counts, and has forgotten the warm-up.
     *
     * @param nanos when it took the first request that counts
     * @param failed how many requests of the warm-up failed that were not told of yet
     */
    void measuring(Lane lane, long nanos, long failed);

    /**
     * Takes note whether no connection of the lane's first window could be made; told when it
     * changes.
     */
    void unreachable(Lane lane, boolean unreachable);

    /** Takes note that the run must not go on. */
    void mustStop(StopReason reason);

    /** Takes note that the lane has nothing in flight and takes nothing more. */
    void ended(Lane lane, LaneSummary summary);

    /** Takes note of a defect. */
    void crashed(Throwable defect);
}
