package dev.millrace.run;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.recording.Recording;
import dev.millrace.transport.LaneWaits;

/**
 * What a lane leaves behind.
 *
 * @param last what was recorded since the last snapshot
 * @param warmUps how many requests it sent before it began to record
 * @param lastEndNanos when its last request ended
 * @param cost what it used since it began to record
 * @param unreachable whether requests failed and no connection was ever made
 * @param idle whether it took no request at all
 * @param endedNanos when it ended
 * @param scheduleOver whether it ended because nothing more was due
 * @param unsent how many requests were to be sent, and were not when it was stopped
 */
record LaneSummary(
        Recording last,
        long warmUps,
        long lastEndNanos,
        LaneCost cost,
        boolean unreachable,
        boolean idle,
        long endedNanos,
        boolean scheduleOver,
        long unsent) {

    /** Returns the CPU time of its thread, or less than 0 where unknown. */
    long cpuNanos() {
        return cost.thread().cpuNanos();
    }

    /** Returns the bytes allocated by its thread, or -1 where unknown. */
    long allocatedBytes() {
        return cost.thread().allocatedBytes();
    }

    ConnectionCounts connections() {
        return cost.connections();
    }

    LaneWaits waits() {
        return cost.waits();
    }
}
