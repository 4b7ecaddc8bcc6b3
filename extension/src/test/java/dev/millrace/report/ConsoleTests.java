package dev.millrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class ConsoleTests {

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void prints_a_block_by_a_single_call() {
        PrintStream before = System.out;
        RecordingStream recording = new RecordingStream();

        System.setOut(recording);
        try {
            Console.print("one\ntwo");
        } finally {
            System.setOut(before);
        }

        assertThat(recording.lines).containsExactly("one\ntwo");
    }

    private static final class RecordingStream extends PrintStream {

        private final List<@Nullable String> lines = new ArrayList<>();

        private RecordingStream() {
            super(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(@Nullable String line) {
            lines.add(line);
        }
    }
}
