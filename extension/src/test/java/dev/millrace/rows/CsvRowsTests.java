package dev.millrace.rows;

import static dev.millrace.rows.CsvFormat.RFC_4180;
import static dev.millrace.rows.Rows.csv;
import static dev.millrace.rows.RowsFile.readAll;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTests {

    private final Path directory;

    CsvRowsTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path file(String text) {
        return RowsFile.of(directory, "users.csv", text);
    }

    private String place(int line) {
        return "BadRowException: " + directory.resolve("users.csv") + ", line " + line + ": ";
    }

    private static List<String> names(Stream<Row> rows) {
        return readAll(rows.map(row -> row.get("name")));
    }

    private static List<Row> list(Stream<Row> rows) {
        try (rows) {
            return rows.toList();
        }
    }

    @Test
    void fields_are_asked_for_by_name_or_position() {
        List<Row> rows = list(csv(file("name,city\nAda,London\nAlan,\n")));

        assertThat(rows)
                .extracting(row -> row.get("name") + "/" + row.get("city") + "/" + row.get(0))
                .containsExactly("Ada/London/Ada", "Alan//Alan");
        assertThat(rows.get(1).columns()).containsExactly("name", "city");
        assertThat(rows.get(1).size()).isEqualTo(2);
    }

    @Test
    void a_row_knows_where_it_stands() {
        List<Row> rows = list(csv(file("name\nAda\n\n\"Alan\nTuring\"\nGrace\n")));

        assertThat(rows).extracting(Row::index).containsExactly(0L, 1L, 2L);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 6L);
        assertThat(rows.get(1)).hasToString(directory.resolve("users.csv") + ", line 4");
    }

    @Test
    void quoted_fields_hold_separators_line_breaks_and_quotes() {
        List<String> names = names(csv(file("name\n\"a,b\"\n\"a\r\nb\"\n\"a \"\"b\"\"\"\n\"\"\n")));

        assertThat(names).containsExactly("a,b", "a\r\nb", "a \"b\"", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_end_in_any_way(String lineEnd) {
        String text = String.join(lineEnd, "name", "Ada", "", "Alan");

        assertThat(names(csv(file(text)))).containsExactly("Ada", "Alan");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_name() {
        assertThat(names(csv(file("\uFEFFname\nAda\n")))).containsExactly("Ada");
    }

    @Test
    void without_a_header_rows_may_have_any_number_of_fields() {
        List<Row> rows = list(csv(file("Ada,London\nAlan\n"), RFC_4180.withoutHeader()));

        assertThat(rows)
                .extracting(row -> row.get(row.size() - 1))
                .containsExactly("London", "Alan");
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> rows.get(0).get("name"))
                .withMessageEndingWith(
                        "users.csv, line 1: there is no column \"name\", but 2 fields without names");
    }

    @Test
    void another_separator_and_charset_can_be_given() {
        Path file =
                RowsFile.of(directory, "users.csv", "name;city\nZo\u00eb;K\u00f6ln\n", ISO_8859_1);

        List<Row> rows = list(csv(file, RFC_4180.separatedBy(';').in(ISO_8859_1)));

        assertThat(rows).extracting(row -> row.get("name")).containsExactly("Zo\u00eb");
    }

    @Test
    void an_unknown_column_is_refused_with_those_there_are() {
        assertThat(readAll(csv(file("name,city\nAda,London\n")).map(row -> row.get("Name"))))
                .containsExactly(place(2) + "there is no column \"Name\", but \"name\", \"city\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void an_unknown_position_is_refused(int position) {
        assertThat(readAll(csv(file("name,city\nAda,London\n")).map(row -> row.get(position))))
                .containsExactly(place(2) + "there is no field " + position + ", but 0 to 1");
    }

    @Test
    void what_may_be_missing_can_be_looked_for() {
        Row row = list(csv(file("name\nAda\n"))).get(0);

        assertThat(row.find("name")).hasValue("Ada");
        assertThat(row.find("city")).isEmpty();
    }

    @Test
    void a_row_with_more_or_fewer_fields_than_the_header_is_bad_and_the_next_is_read() {
        assertThat(names(csv(file("name,city\nAda\nAlan,London\nGrace,New York,USA\nJoan,Bath\n"))))
                .containsExactly(
                        place(2) + "the row has 1 fields, but the header names 2 columns",
                        "Alan",
                        place(4) + "the row has 3 fields, but the header names 2 columns",
                        "Joan");
    }

    @Test
    void bytes_that_the_charset_does_not_know_make_a_row_bad_and_the_next_is_read() {
        Path file = RowsFile.of(directory, "users.csv", "name\nAda\nZo\u00eb\nAlan\n", ISO_8859_1);

        assertThat(names(csv(file)))
                .containsExactly(
                        "Ada",
                        place(3)
                                + "after \"Zo\" there are bytes that are not UTF-8: give the charset that the file"
                                + " has",
                        "Alan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "US-ASCII", "ISO-8859-1", "windows-1252"})
    void what_a_charset_knows_is_never_bad(String charset) {
        Path file = RowsFile.of(directory, "users.csv", "name\nAda\n", Charset.forName(charset));

        assertThat(names(csv(file, RFC_4180.in(Charset.forName(charset))))).containsExactly("Ada");
    }

    @Test
    void characters_beyond_the_first_plane_are_text() {
        assertThat(names(csv(file("name\n\ud83d\ude00\n\ufffd\n"))))
                .containsExactly("\ud83d\ude00", "\ufffd");
    }

    @Test
    void half_a_pair_of_utf_16_is_bad() {
        byte[] half = {'a', 0, (byte) 0x3d, (byte) 0xd8, '\n', 0};

        Path file = RowsFile.of(directory, "users.csv", new String(half, ISO_8859_1), ISO_8859_1);

        assertThat(readAll(csv(file, RFC_4180.withoutHeader().in(UTF_16LE)).map(row -> row.get(0))))
                .singleElement()
                .asString()
                .startsWith(place(1) + "after \"a\" there are bytes that are not UTF-16LE");
    }

    @Test
    void quotes_that_do_not_match_end_the_rows() {
        List<String> names = names(csv(file("name\nAda\n\"Al\"an\nGrace\n")));

        assertThat(names).startsWith("Ada").hasSize(11);
        assertThat(names.subList(1, 11))
                .containsOnly(
                        "UnreadableRowsException: "
                                + directory.resolve("users.csv")
                                + ": no more rows can be read: Unexpected character after closing quote: 'a' (0x61)"
                                + " (record starting at line 3)");
    }

    @Test
    void a_quote_that_is_never_closed_ends_the_rows() {
        String endless = "name\n\"" + "x".repeat(3 << 20);

        assertThat(names(csv(file(endless))).get(0))
                .startsWith("UnreadableRowsException")
                .contains("record starting at line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,\"b\n3,c\n", "2,\"b", "2,\"b\"\"\n", "\""})
    void rows_that_an_open_quote_has_swallowed_are_not_lost_silently(String end) {
        List<String> read = names(csv(file("name,note\n1,a\n" + end)));

        assertThat(read.get(0)).isEqualTo("1");
        assertThat(read.subList(1, read.size()))
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(row)
                                        .startsWith("UnreadableRowsException")
                                        .endsWith("record starting at line 3 has open quotes"));
    }

    @Test
    void quotes_within_plain_fields_open_nothing() {
        assertThat(names(csv(file("name,note\n5\",a\n6,\"b\"\"\"\n")))).containsExactly("5\"", "6");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_at_once() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> csv(directory.resolve("none.csv")))
                .withMessage(
                        "no rows can be read from "
                                + directory.resolve("none.csv").toAbsolutePath()
                                + ": no such file");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> csv(directory))
                .withMessageContaining(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n"})
    void a_file_without_a_header_is_refused_at_once(String text) {
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> csv(file(text)))
                .withMessageEndingWith(
                        "users.csv, line 1: there is no header: the file has no records");
    }

    @Test
    void a_header_with_a_name_twice_is_refused_at_once() {
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> csv(file("name,city,name\n")))
                .withMessageEndingWith(
                        "users.csv, line 1: the header has the column \"name\" twice");
    }

    @Test
    void a_header_that_is_not_in_the_charset_is_refused_at_once() {
        Path file = RowsFile.of(directory, "users.csv", "stra\u00dfe\n", ISO_8859_1);

        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> csv(file))
                .withMessageContaining("bytes that are not UTF-8");
    }

    @Test
    void columns_without_a_name_have_positions_only() {
        Row row = list(csv(file("name,,\nAda,b,c\n"))).get(0);

        assertThat(row.columns()).containsExactly("name");
        assertThat(row.get(2)).isEqualTo("c");
        assertThat(row.find("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r'})
    void a_separator_that_could_not_be_told_from_the_rest_is_refused(char separator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RFC_4180.separatedBy(separator))
                .withMessage(
                        "CsvFormat requires a separator that is neither a quote nor a line break");
    }
}
