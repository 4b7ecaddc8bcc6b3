package dev.millrace.run;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.memory.ThreadCost;
import dev.millrace.transport.LaneWaits;
import dev.millrace.transport.Transport;

/**
 * What a lane has used up to now.
 *
 * @param thread what its thread cost
 * @param waits what it waited for
 * @param connections what happened to its connections
 */
record LaneCost(ThreadCost thread, LaneWaits waits, ConnectionCounts connections) {

    static final LaneCost NONE =
            new LaneCost(new ThreadCost(0, 0), LaneWaits.NONE, ConnectionCounts.NONE);

    /** Counts for a lane's start what its thread did to come so far, but not what it waited. */
    static LaneCost atStart(Transport transport) {
        return new LaneCost(NONE.thread, transport.waits(), NONE.connections);
    }

    /** Looks at the lane of the calling thread. */
    static LaneCost of(Transport transport) {
        return new LaneCost(
                ThreadCost.of(Thread.currentThread().getId()),
                transport.waits(),
                transport.counts());
    }

    LaneCost since(LaneCost earlier) {
        return new LaneCost(
                thread.since(earlier.thread),
                waits.since(earlier.waits),
                connections.since(earlier.connections));
    }
}
