package dev.millrace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class CommandLogTests {

    private Path printed;

    @BeforeEach
    void print_a_line_before_the_run(@TempDir Path directory) throws IOException {
        printed = Files.writeString(directory.resolve("journal"), "ERROR before\n");
    }

    private TargetLog log() {
        return TargetLog.command("cat", printed.toString());
    }

    private static List<String> lines(TargetLog log, boolean restarted) {
        List<String> lines = new ArrayList<>();
        LogPart part = log.read(line -> lines.add(line.text()));
        assertThat(part).isEqualTo(new LogPart(lines.size(), restarted));
        return lines;
    }

    @Test
    void what_it_printed_before_is_left_out() throws IOException {
        TargetLog log = log();
        Files.writeString(printed, "one\n", StandardOpenOption.APPEND);

        assertThat(lines(log, false)).containsExactly("one");
    }

    @Test
    void what_no_longer_starts_as_before_is_read_from_its_start() throws IOException {
        TargetLog log = log();
        Files.writeString(printed, "its start was dropped\none\n");

        assertThat(lines(log, true)).containsExactly("its start was dropped", "one");
    }

    @Test
    void what_became_shorter_is_read_from_its_start() throws IOException {
        TargetLog log = log();
        Files.writeString(printed, "one\n");

        assertThat(lines(log, true)).containsExactly("one");
    }

    @Test
    void a_command_that_fails_is_no_empty_log() throws IOException {
        TargetLog log = log();
        Files.delete(printed);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> log.read(line -> {}))
                .withMessage(
                        "the log the output of `cat %s` cannot be read: java.io.IOException: the"
                                + " command ended with status 1",
                        printed);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::log);
    }

    @Test
    void a_command_that_does_not_exist_is_refused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> TargetLog.command("no-such-command-at-all"))
                .withMessageContaining("no-such-command-at-all");
    }
}
