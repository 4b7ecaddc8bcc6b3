package dev.millrace.rows;

import static dev.millrace.rows.Rows.jsonLines;
import static dev.millrace.rows.RowsFile.readAll;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTests {

    private final Path directory;

    JsonReaderTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path file(String text) {
        return RowsFile.of(directory, "users.jsonl", text);
    }

    private String place(int line) {
        return "BadRowException: " + directory.resolve("users.jsonl") + ", line " + line + ": ";
    }

    private Row row(String json) {
        try (var rows = jsonLines(file(json))) {
            return rows.toList().get(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "text; a\tb",
                "integer; 12345678901234567890",
                "decimal; 1.50e+1",
                "flag; true",
                "object; {\"a\": [1, 2.50]}",
                "list; [ ]"
            })
    void fields_are_text_as_they_are_written(String column, String field) {
        Row row =
                row(
                        "{\"text\": \"a\\tb\", \"integer\": 12345678901234567890, \"decimal\": 1.50e+1, \"flag\": true,"
                                + " \"object\": {\"a\": [1, 2.50]}, \"list\": [ ]}");

        assertThat(row.get(column)).isEqualTo(field);
    }

    @Test
    void objects_behind_characters_beyond_ascii_are_cut_out_exactly() {
        assertThat(row("{\"a\": \"\u00e4\ud83d\ude00\", \"b\": {\"c\": \"\u00f6\"}}").get("b"))
                .isEqualTo("{\"c\": \"\u00f6\"}");
    }

    @Test
    void columns_are_those_of_each_row() {
        List<String> read =
                readAll(
                        jsonLines(file("{\"a\": 1, \"b\": 2}\n{\"c\": 3}\n{}\n"))
                                .map(row -> row.index() + "" + row.columns()));

        assertThat(read).containsExactly("0[a, b]", "1[c]", "2[]");
    }

    @Test
    void null_is_not_text() {
        Path file = file("{\"name\": null}\n");

        assertThat(row("{\"name\": null}\n").find("name")).isEmpty();
        assertThat(readAll(jsonLines(file).map(row -> row.get("name"))))
                .containsExactly(place(1) + "the column \"name\" is null");
        assertThat(readAll(jsonLines(file).map(row -> row.get(0))))
                .containsExactly(place(1) + "the field 0 is null");
    }

    @Test
    void what_is_missing_is_refused() {
        assertThat(readAll(jsonLines(file("{\"name\": null}\n")).map(row -> row.get("city"))))
                .containsExactly(place(1) + "there is no column \"city\", but \"name\"");
    }

    @Test
    void a_broken_line_is_bad_and_the_next_is_read() {
        List<String> read =
                readAll(
                        jsonLines(
                                        file(
                                                "{\"a\": 1\n\n[1]\n{\"a\": 1} {}\n{\"a\": 1, \"a\": 2}\n{\"a\": 5}\n"))
                                .map(row -> row.line() + ": " + row.get("a")));

        assertThat(read).hasSize(5);
        assertThat(read.get(0)).startsWith(place(1) + "not JSON, at column 8: Unexpected end");
        assertThat(read.get(1)).isEqualTo(place(3) + "the line must be a JSON object");
        assertThat(read.get(2))
                .isEqualTo(place(4) + "the line must be one JSON object and no more");
        assertThat(read.get(3)).startsWith(place(5) + "not JSON").contains("Duplicate field 'a'");
        assertThat(read.get(4)).isEqualTo("6: 5");
    }

    @Test
    void bytes_that_are_not_utf_8_make_a_line_bad_and_the_next_is_read() {
        Path file =
                RowsFile.of(
                        directory, "users.jsonl", "{\"a\": \"\u00e4\"}\n{\"a\": 2}\n", ISO_8859_1);

        assertThat(readAll(jsonLines(file).map(row -> row.get("a"))))
                .containsExactly(
                        place(1)
                                + "after \"{\"a\": \"\" there are bytes that are not UTF-8: give the charset that the"
                                + " file has",
                        "2");
    }

    @Test
    void half_a_surrogate_pair_that_is_escaped_is_text() {
        assertThat(row("{\"a\": \"\\udfff\"}").get("a")).isEqualTo("\udfff");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_at_once() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> jsonLines(directory.resolve("none.jsonl")))
                .withMessageContaining("none.jsonl: no such file");
    }
}
