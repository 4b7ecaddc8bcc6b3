package dev.millrace;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another JVM that holds the lock of all loads until it is closed. */
final class LockHolder implements AutoCloseable {

    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    /** Starts a JVM, and returns once it holds the lock. */
    static LockHolder start(Path file) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                placeOf(RunLock.class)
                                        + File.pathSeparator
                                        + placeOf(LockHolder.class),
                                LockHolder.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"held".equals(said.readLine())) {
            throw new AssertionError("the other JVM did not take the lock");
        }
        return new LockHolder(process);
    }

    long pid() {
        return process.pid();
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Ends the other JVM, which gives the lock back. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the other JVM did not end", e);
        }
    }

    @SuppressWarnings("try") // the lock is only to be held
    public static void main(String[] args) throws IOException, InterruptedException {
        try (RunLock.Held held =
                new RunLock(Path.of(args[0]), "HoldingTest", holder -> {}).acquire()) {
            System.out.println("held");
            while (System.in.read() >= 0) {
                // Held until the parent closes this stream, or dies.
            }
        }
    }
}
