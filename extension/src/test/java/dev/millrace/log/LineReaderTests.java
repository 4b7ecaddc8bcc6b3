package dev.millrace.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTests {

    private final List<LogLine> lines = new ArrayList<>();

    private long read(String bytes) throws IOException {
        return new LineReader(lines::add)
                .read(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)));
    }

    @Test
    void cuts_at_line_feeds_with_or_without_carriage_returns() throws IOException {
        assertThat(read("one\r\n\ntwo\n")).isEqualTo(3);
        assertThat(lines)
                .containsExactly(new LogLine(1, "one"), new LogLine(2, ""), new LogLine(3, "two"));
    }

    @Test
    void the_last_line_needs_no_end() throws IOException {
        assertThat(read("one\ntwo")).isEqualTo(2);
        assertThat(lines).endsWith(new LogLine(2, "two"));
    }

    @Test
    void nothing_has_no_line() throws IOException {
        assertThat(read("")).isZero();
    }

    @Test
    void bytes_that_are_no_text_do_no_harm() throws IOException {
        read("a\u00ffb\0c\n");

        assertThat(lines).containsExactly(new LogLine(1, "a\ufffdb\0c"));
    }

    @Test
    void a_long_line_comes_in_pieces_with_one_number() throws IOException {
        assertThat(read("x".repeat(LineReader.MOST_CHARS + 1) + "\ny")).isEqualTo(2);
        assertThat(lines).extracting(LogLine::number).containsExactly(1L, 1L, 2L);
        assertThat(lines).extracting(line -> line.text().length()).containsExactly(1 << 20, 1, 1);
    }
}
