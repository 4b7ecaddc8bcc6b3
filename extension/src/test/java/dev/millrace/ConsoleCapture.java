package dev.millrace;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes what is printed to the console until it is closed. */
public final class ConsoleCapture implements AutoCloseable {

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private ConsoleCapture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    /** Returns what is printed while an action runs. */
    public static String during(Runnable action) {
        try (ConsoleCapture capture = new ConsoleCapture()) {
            action.run();
            return capture.printed.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        System.setOut(console);
    }
}
