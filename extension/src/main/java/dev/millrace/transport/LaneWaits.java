package dev.millrace.transport;

/**
 * What a lane waited for rather than worked.
 *
 * @param networkNanos how long it waited until something came from the network, or its alarm
 * @param pollNanos how long it looked at the network again and again, as its alarm was so near that
 *     a wait might have been too long
 * @param slowestLookUpNanos the longest look-up of a name, which no thread of the lane's waits for
 */
public record LaneWaits(long networkNanos, long pollNanos, long slowestLookUpNanos) {

    /** Nothing yet. */
    public static final LaneWaits NONE = new LaneWaits(0, 0, 0);

    /**
     * Returns what was waited for since an earlier look.
     *
     * @param earlier the earlier look, of the same lane
     * @return the differences; of look-ups the longest, zero where none took longer than before
     */
    public LaneWaits since(LaneWaits earlier) {
        return new LaneWaits(
                networkNanos - earlier.networkNanos,
                pollNanos - earlier.pollNanos,
                slowestLookUpNanos > earlier.slowestLookUpNanos ? slowestLookUpNanos : 0);
    }
}
