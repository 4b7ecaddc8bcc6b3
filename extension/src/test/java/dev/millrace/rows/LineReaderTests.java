package dev.millrace.rows;

import static dev.millrace.rows.Rows.lines;
import static dev.millrace.rows.RowsFile.readAll;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.server.OpenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTests {

    private final Path directory;

    LineReaderTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void blank_lines_and_the_byte_order_mark_are_left_out() {
        Path file = RowsFile.of(directory, "urls.txt", "\uFEFF/a\r\n\n \t\n/b");

        assertThat(readAll(lines(file))).containsExactly("/a", "/b");
    }

    @Test
    void bytes_that_the_charset_does_not_know_make_a_line_bad_and_the_next_is_read() {
        Path file = RowsFile.of(directory, "urls.txt", "/\u00e4\n/b\n", ISO_8859_1);

        assertThat(readAll(lines(file, ISO_8859_1))).containsExactly("/\u00e4", "/b");
        assertThat(readAll(lines(file)))
                .containsExactly(
                        "BadRowException: "
                                + file
                                + ", line 1: after \"/\" there are bytes that are not UTF-8: give the charset that"
                                + " the file has",
                        "/b");
    }

    @Test
    void a_directory_is_refused_at_once() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> lines(directory))
                .withMessageStartingWith("no rows can be read from " + directory.toAbsolutePath());
    }

    /** What is written after the stream was made is read as well: nothing was read ahead. */
    @Test
    void lines_are_read_only_when_they_are_asked_for() throws IOException {
        Path file = RowsFile.of(directory, "urls.txt", "x".repeat(20_000) + "\n");

        try (Stream<String> lines = lines(file)) {
            Files.writeString(file, "x".repeat(20_000) + "\n/late\n");
            Iterator<String> iterator = lines.iterator();

            iterator.next();
            assertThat(iterator.next()).isEqualTo("/late");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_file_is_closed_with_the_stream() throws IOException {
        Path file = RowsFile.of(directory, "urls.txt", "/a\n");

        try (Stream<String> lines = lines(file)) {
            assertThat(lines).isNotNull();
            assertThat(OpenFiles.contain(file)).isTrue();
        }

        assertThat(OpenFiles.contain(file)).isFalse();
    }
}
