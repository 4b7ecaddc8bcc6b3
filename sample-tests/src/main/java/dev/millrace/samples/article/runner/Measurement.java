package dev.millrace.samples.article.runner;

import dev.millrace.samples.article.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a job's program did, and what it took.
 *
 * @param job what was measured
 * @param ending how the program ended
 * @param wall the time from its start to its end
 * @param cpu its CPU time, user and system
 * @param peakResidentSet in bytes
 * @param printed the figures that the program printed
 * @param held the figures of the server
 */
record Measurement(
        Job job,
        Ending ending,
        Duration wall,
        Duration cpu,
        long peakResidentSet,
        Figures printed,
        Figures held) {

    /**
     * Takes a measurement: starts the server afresh, and runs the program within a time limit; its
     * output goes to a directory.
     */
    static Measurement take(Job job, Duration timeLimit, Path directory)
            throws IOException, InterruptedException {
        try (DelayServerProcess server = DelayServerProcess.start(job.serverArguments())) {
            Duration cpuBefore = Proc.cpuOfEndedChildren();
            ProgramProcess program = ProgramProcess.start(job, server.base(), directory);
            boolean ended;
            Duration wall;
            try (program) {
                ended = program.await(timeLimit);
                wall = program.age();
            }
            return new Measurement(
                    job,
                    ended ? Ending.of(program.exitCode()) : Ending.TIME_LIMIT,
                    wall,
                    Proc.cpuOfEndedChildren().minus(cpuBefore),
                    program.peakResidentSet(),
                    program.figures(),
                    server.held());
        }
    }

    /** The requests that the program says it ended, if it came to say so. */
    OptionalDouble ended() {
        OptionalDouble succeeded = printed.get("succeeded");
        return succeeded.isEmpty()
                ? succeeded
                : OptionalDouble.of(succeeded.getAsDouble() + failed());
    }

    /** The requests that the program says failed. */
    long failed() {
        return (long) printed.get("failed").orElse(0);
    }

    /** Whether the program ended by itself, with a good response to each request. */
    boolean allSucceeded() {
        return ending == Ending.FINISHED && printed.get("succeeded").orElse(0) == job.requests();
    }

    /** The requests that came to the server. */
    long sent() {
        return (long) held.get("requests").orElse(0);
    }

    /** The most requests that the server held at a time. */
    long mostHeld() {
        return (long) held.get("most").orElse(0);
    }

    /** Requests a second of wall time. */
    OptionalDouble rate() {
        OptionalDouble ended = ended();
        return ended.isEmpty()
                ? ended
                : OptionalDouble.of(ended.getAsDouble() * 1e9 / wall.toNanos());
    }

    /**
     * The share of what Little's law allows, which is the requests in flight over the mean of the
     * delays that were drawn.
     */
    OptionalDouble shareOfCeiling() {
        double meanDelay = held.get("delaySeconds").orElse(0) / sent();
        OptionalDouble rate = rate();
        return job.delay() && rate.isPresent()
                ? OptionalDouble.of(rate.getAsDouble() * meanDelay / job.inFlight())
                : OptionalDouble.empty();
    }
}
