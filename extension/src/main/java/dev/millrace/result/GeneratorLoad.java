package dev.millrace.result;

import dev.millrace.http.ConnectionCounts;
import java.time.Duration;

/**
 * What the run cost the generator: the evidence for what bounded it.
 *
 * @param laneCpu CPU time of the lanes' threads
 * @param processCpu CPU time of the whole process
 * @param gcPause time that collectors report for the run
 * @param userCode time spent in the author's factories and expectations, on the lanes
 * @param connections what happened to connections
 */
public record GeneratorLoad(
        Duration laneCpu,
        Duration processCpu,
        Duration gcPause,
        Duration userCode,
        ConnectionCounts connections) {

    /** Nothing at all. */
    public static final GeneratorLoad NONE =
            new GeneratorLoad(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    ConnectionCounts.NONE);

    GeneratorLoad plus(GeneratorLoad other) {
        return new GeneratorLoad(
                laneCpu.plus(other.laneCpu),
                processCpu.plus(other.processCpu),
                gcPause.plus(other.gcPause),
                userCode.plus(other.userCode),
                connections.plus(other.connections));
    }
}
