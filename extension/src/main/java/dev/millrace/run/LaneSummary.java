package dev.millrace.run;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.recording.Recording;
import dev.millrace.transport.LaneWaits;

/**
 * What a lane leaves behind.
 *
 * @param last what was recorded since the last snapshot
 * @param lastEndNanos when its last request ended
 * @param cpuNanos CPU time of its thread
 * @param allocatedBytes bytes allocated by its thread, or -1 where unknown
 * @param connections what happened to its connections
 * @param unreachable whether requests failed and no connection was ever made
 * @param idle whether it took no request at all
 * @param endedNanos when it ended
 * @param scheduleOver whether it ended because nothing more was due
 * @param unsent how many requests were to be sent, and were not when it was stopped
 * @param waits what it waited for since its start
 */
record LaneSummary(
        Recording last,
        long lastEndNanos,
        long cpuNanos,
        long allocatedBytes,
        ConnectionCounts connections,
        boolean unreachable,
        boolean idle,
        long endedNanos,
        boolean scheduleOver,
        long unsent,
        LaneWaits waits) {}
