package dev.millrace.samples.article.runner;

import dev.millrace.samples.article.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How full a program keeps its window, and what that costs.
 *
 * @param program what was measured
 * @param meanHeld the requests that the server held, on average
 * @param cpuShare the program's CPU time over wall time: 1 is one core
 */
record HeldMeasurement(Program program, double meanHeld, double cpuShare) {

    /** The times since a program's start between which is measured, and when it is stopped. */
    record Span(Duration from, Duration to, Duration stop) {}

    /** Runs a job for a time, which its requests must last for, and measures in the middle. */
    static HeldMeasurement take(Job job, Span span, Path directory)
            throws IOException, InterruptedException {
        try (DelayServerProcess server = DelayServerProcess.start(job.serverArguments());
                ProgramProcess program = ProgramProcess.start(job, server.base(), directory)) {
            awaitRunning(program, span.from());
            Figures before = server.held();
            Duration cpuBefore = program.cpu();
            awaitRunning(program, span.to());
            Figures after = server.held();
            Duration cpu = program.cpu().minus(cpuBefore);
            awaitRunning(program, span.stop());

            double seconds = growth("nanoTime", before, after) / 1e9;
            return new HeldMeasurement(
                    job.program(),
                    growth("heldSeconds", before, after) / seconds,
                    cpu.toNanos() / 1e9 / seconds);
        }
    }

    private static void awaitRunning(ProgramProcess program, Duration age)
            throws InterruptedException {
        if (program.await(age)) {
            throw new IllegalStateException(
                    "the program ended after "
                            + program.age().toSeconds()
                            + " s, while it was to be measured; see what it printed");
        }
    }

    private static double growth(String name, Figures before, Figures after) {
        return after.get(name).orElseThrow() - before.get(name).orElseThrow();
    }
}
