package dev.millrace.result;

import dev.millrace.http.ConnectionCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the run cost the generator: the evidence for what bounded it.
 *
 * @param laneCpu CPU time of the lanes' threads; null where the JVM does not tell
 * @param processCpu CPU time of the whole process; null where the JVM does not tell
 * @param gcPause time that collectors report for the run
 * @param userCode time spent in the author's factories and expectations, on the lanes
 * @param slotTime time for which requests held slots of the window, of all of them together
 * @param waiting time in which lanes had nothing to do but to wait for the network
 * @param polling time in which lanes looked at the network without a pause, so as to send on time
 * @param slowestLookUp the longest look-up of a name
 * @param machineCpu how busy all processors of the machine were, with whatever runs on it, 0..1; -1
 *     where unknown
 * @param ownTarget whether this process was connected to a server in itself
 * @param connections what happened to connections
 */
public record GeneratorLoad(
        @Nullable Duration laneCpu,
        @Nullable Duration processCpu,
        Duration gcPause,
        Duration userCode,
        Duration slotTime,
        Duration waiting,
        Duration polling,
        Duration slowestLookUp,
        double machineCpu,
        boolean ownTarget,
        ConnectionCounts connections) {

    GeneratorLoad plus(GeneratorLoad other) {
        return new GeneratorLoad(
                sum(laneCpu, other.laneCpu),
                sum(processCpu, other.processCpu),
                gcPause.plus(other.gcPause),
                userCode.plus(other.userCode),
                slotTime.plus(other.slotTime),
                waiting.plus(other.waiting),
                polling.plus(other.polling),
                slowestLookUp.compareTo(other.slowestLookUp) >= 0
                        ? slowestLookUp
                        : other.slowestLookUp,
                Math.max(machineCpu, other.machineCpu),
                ownTarget || other.ownTarget,
                connections.plus(other.connections));
    }

    private static @Nullable Duration sum(@Nullable Duration one, @Nullable Duration other) {
        return one == null || other == null ? null : one.plus(other);
    }
}
