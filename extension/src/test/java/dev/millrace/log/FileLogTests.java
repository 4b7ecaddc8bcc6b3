package dev.millrace.log;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.api.io.TempDir;

class FileLogTests {

    private Path file;

    @BeforeEach
    void write_a_line_before_the_run(@TempDir Path directory) throws IOException {
        file = Files.writeString(directory.resolve("shop.log"), "ERROR before\n");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static List<String> lines(TargetLog log, boolean restarted) {
        List<String> lines = new ArrayList<>();
        LogPart part = log.read(line -> lines.add(line.number() + ": " + line.text()));
        assertThat(part).isEqualTo(new LogPart(lines.size(), restarted));
        return lines;
    }

    @Test
    void only_what_comes_after_the_mark_is_read() throws IOException {
        TargetLog log = TargetLog.file(file);
        append("one\ntwo\n");

        assertThat(lines(log, false)).containsExactly("1: one", "2: two");
        assertThat(lines(log, false)).hasSize(2);
    }

    @Test
    void a_log_may_be_marked_anew() throws IOException {
        TargetLog first = TargetLog.file(file);
        append("one\n");

        TargetLog second = first.fromNow();
        append("two\n");

        assertThat(lines(second, false)).containsExactly("1: two");
        assertThat(lines(first, false)).hasSize(2);
    }

    @Test
    void a_file_that_does_not_exist_yet_is_read_from_its_start() throws IOException {
        Files.delete(file);
        TargetLog log = TargetLog.file(file);
        Files.writeString(file, "one\n");

        assertThat(lines(log, false)).containsExactly("1: one");
    }

    @Test
    void a_file_that_never_exists_is_no_empty_log() throws IOException {
        Files.delete(file);
        TargetLog log = TargetLog.file(file);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> log.read(line -> {}))
                .withMessage(
                        "the log %s cannot be read: java.nio.file.NoSuchFileException: %s",
                        file, file);
    }

    @Test
    void a_shorter_file_is_read_from_its_start() throws IOException {
        TargetLog log = TargetLog.file(file);
        Files.writeString(file, "one\n");

        assertThat(lines(log, true)).containsExactly("1: one");
    }

    @Test
    void a_file_that_was_cut_and_has_grown_again_is_read_from_its_start() throws IOException {
        TargetLog log = TargetLog.file(file);
        Files.writeString(file, "another start\none\n");

        assertThat(lines(log, true)).containsExactly("1: another start", "2: one");
    }

    @Test
    void another_file_in_its_place_is_read_from_its_start() throws IOException {
        TargetLog log = TargetLog.file(file);
        Path other = Files.writeString(file.resolveSibling("new.log"), "ERROR before\none\n");
        Files.move(file, file.resolveSibling("shop.log.1"));
        Files.move(other, file);

        assertThat(lines(log, true)).hasSize(2);
    }

    @Test
    void a_mark_after_more_than_a_block_holds_too() throws IOException {
        append("x".repeat(5_000) + "\n");
        TargetLog log = TargetLog.file(file);
        append("one\n");

        assertThat(lines(log, false)).containsExactly("1: one");
    }

    @Test
    void a_log_may_be_larger_than_the_heap() throws IOException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx16m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LogReadingChild.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();

        assertThat(new String(child.getInputStream().readAllBytes(), UTF_8).strip())
                .isEqualTo("65536");
    }

    @Test
    void is_named_by_its_file() {
        assertThat(TargetLog.file(file)).hasToString(file.toString());
    }
}
