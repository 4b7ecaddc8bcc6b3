package dev.millrace.run;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.recording.Recording;

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
 * @param readAhead how many requests the source gave that were not taken
 */
record LaneSummary(
        Recording last,
        long lastEndNanos,
        long cpuNanos,
        long allocatedBytes,
        ConnectionCounts connections,
        boolean unreachable,
        boolean idle,
        int readAhead) {}
