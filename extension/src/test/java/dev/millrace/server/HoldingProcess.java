package dev.millrace.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A {@link JettyServer} in a process of its own that holds its answers back when it is told to. */
public final class HoldingProcess implements AutoCloseable {

    private static final String HOLDING = "holding";
    private static final String HELD = "held";

    private final Process process;
    private final BufferedReader said;
    private final PrintStream told;
    private final String base;

    private HoldingProcess(Process process) throws IOException {
        this.process = process;
        this.said = process.inputReader(UTF_8);
        this.told = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.base = said.readLine();
    }

    /** Starts one; certificates make it speak HTTPS. */
    public static HoldingProcess start(@Nullable Certificates certificates) throws IOException {
        return new HoldingProcess(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx2g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HoldingProcess.class.getName(),
                                certificates == null ? "" : certificates.server().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** Such as {@code http://127.0.0.1:34567}. */
    public String base() {
        return base;
    }

    /** Holds all answers from now on. */
    public void hold(int expected) throws IOException {
        told.println(expected);
        awaitWord(HOLDING);
    }

    /** Waits until as many requests wait as are expected. */
    public void awaitHeld() throws IOException {
        awaitWord(HELD);
    }

    /** Answers all of them. */
    public void release() {
        told.println();
    }

    private void awaitWord(String word) throws IOException {
        String line = said.readLine();
        if (!word.equals(line)) {
            throw new IOException("the server should say " + word + ", but said " + line);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Serves until standard input ends. */
    public static void main(String[] args) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        JettyServer server =
                args[0].isEmpty() ? JettyServer.http() : JettyServer.https(Path.of(args[0]));
        System.out.println(server.uri(""));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            server.hold();
            System.out.println(HOLDING);
            awaitAll(server.inFlight(), Integer.parseInt(order));
            System.out.println(HELD);
            orders.readLine();
            server.release();
        }
        System.exit(0);
    }

    /** All of it may take as long as it likes, as long as it goes on. */
    private static void awaitAll(Gauge inFlight, int expected) {
        while (inFlight.value() < expected) {
            inFlight.awaitAtLeast(inFlight.value() + 1);
        }
    }
}
