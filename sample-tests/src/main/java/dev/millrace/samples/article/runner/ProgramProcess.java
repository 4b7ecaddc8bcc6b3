package dev.millrace.samples.article.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.samples.JavaCommand;
import dev.millrace.samples.article.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, and the file that it prints to. */
final class ProgramProcess implements AutoCloseable {

    /** Millrace takes up to 10 s to end and tell what it measured. */
    private static final long LONGEST_END_SECONDS = 20;

    private static final long POLL_MILLIS = 50;

    private final Process process;
    private final Path output;
    private final long startNanos = System.nanoTime();
    private long peakResidentSet;

    private ProgramProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a job's program, with the server at a base URL, printing to a file of a directory. */
    static ProgramProcess start(Job job, String base, Path directory) throws IOException {
        Path output = directory.resolve(job.program().title() + "-" + job.requests() + ".log");
        List<String> command =
                JavaCommand.of(
                        job.jvmOptions(), job.program().mainClass(), job.programArguments(base));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new ProgramProcess(process, output);
    }

    /** Waits for its end, at most so long since its start; tells whether it came. */
    boolean await(Duration limit) throws InterruptedException {
        do {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
            peakResidentSet = Math.max(peakResidentSet, Proc.peakResidentSet(process.pid()));
        } while (age().compareTo(limit) < 0);
        return false;
    }

    /** The time since its start. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** The largest resident set seen, in bytes. */
    long peakResidentSet() {
        return peakResidentSet;
    }

    /** The CPU time that it has taken so far. */
    Duration cpu() throws IOException {
        return Proc.cpu(process.pid());
    }

    /** Its exit code, once it has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** The figures that it has printed. */
    Figures figures() throws IOException {
        return Figures.parse(Files.readString(output, UTF_8));
    }

    /** Ends it, and waits for its end: asks first, then kills. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, LONGEST_END_SECONDS, TimeUnit.SECONDS)
                .join()
                .destroyForcibly()
                .onExit()
                .join();
    }
}
