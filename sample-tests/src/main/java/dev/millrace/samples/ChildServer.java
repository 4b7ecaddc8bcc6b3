package dev.millrace.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/**
 * A server in a process of its own, so that it shares neither heap nor garbage collector with those
 * that load it.
 *
 * <p>It also ends when this JVM does, even if that is killed. Not thread-safe.
 */
public final class ChildServer implements AutoCloseable {

    private final Process process;
    private final String base;

    private ChildServer(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts a server that {@link LoopbackServer} serves, and waits until it listens.
     *
     * @param options of its JVM
     * @param mainClass the server's
     * @param arguments the server's
     * @return the server, listening
     * @throws IOException if it cannot be started, or ends before it listens
     */
    public static ChildServer start(List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        Process process =
                new ProcessBuilder(JavaCommand.of(options, mainClass, arguments))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new ChildServer(process, firstLine(process));
    }

    private static String firstLine(Process started) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8))
                        .readLine();
        if (line == null) {
            throw new IOException("the server ended before it listened; see its output above");
        }
        return line;
    }

    /**
     * Says where it listens.
     *
     * @return such as {@code http://localhost:34567}
     */
    public String base() {
        return base;
    }

    /**
     * Says which process it is.
     *
     * @return its id
     */
    public long pid() {
        return process.pid();
    }

    /** Ends the server and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
