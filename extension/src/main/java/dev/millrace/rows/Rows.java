package dev.millrace.rows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Reads rows from files of any length, in memory that does not grow; meant to be imported
 * statically.
 *
 * <p>A file is opened when its stream is made, and refused there where it cannot be read; it is
 * closed with the stream, which a run does at its end. Rows are read only when they are asked for.
 * A bad row is thrown as a {@link BadRowException} in its place, and the next one can be read after
 * it: in a run it is the failure of its index, which names file and line. Where no more rows can be
 * read, an {@link UnreadableRowsException} is thrown, which ends a run.
 *
 * <p>A byte order mark and blank lines are left out. Lines end with a line feed, a carriage return,
 * or both. A row is held in memory as a whole. The streams are sequential, and not thread-safe.
 */
public final class Rows {

    private Rows() {}

    /**
     * Reads a CSV file as RFC 4180 has it: commas, a header, UTF-8.
     *
     * @param file the file
     * @return its rows
     * @throws java.io.UncheckedIOException if the file cannot be read
     * @throws BadRowException if there is no header, or it names a column twice
     * @see #csv(Path, CsvFormat)
     */
    public static Stream<Row> csv(Path file) {
        return csv(file, CsvFormat.RFC_4180);
    }

    /**
     * Reads a CSV file.
     *
     * <p>Fields in quotes may hold separators, line breaks and, doubled, quotes; nothing is
     * trimmed. With a header, a row with more or fewer fields is bad; without, rows may have any
     * number. Quotes that do not match make what follows unreadable, as does a field of more than a
     * million characters.
     *
     * @param file the file
     * @param format how it is written
     * @return its rows
     * @throws java.io.UncheckedIOException if the file cannot be read
     * @throws BadRowException if there is no header where the format has one, or it names a column
     *     twice
     */
    public static Stream<Row> csv(Path file, CsvFormat format) {
        return new CsvRows(file, format).stream();
    }

    /**
     * Reads a file with a JSON object on each line, in UTF-8.
     *
     * <p>The columns of a row are the names of its object; a name twice in an object makes the row
     * bad.
     *
     * @param file the file
     * @return its rows
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Stream<Row> jsonLines(Path file) {
        return new JsonReader(file).stream();
    }

    /**
     * Reads the lines of a file in UTF-8.
     *
     * @param file the file
     * @return its lines, without those that are blank
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Stream<String> lines(Path file) {
        return lines(file, StandardCharsets.UTF_8);
    }

    /**
     * Reads the lines of a file.
     *
     * @param file the file
     * @param charset how its text is encoded
     * @return its lines, without those that are blank
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Stream<String> lines(Path file, Charset charset) {
        return new LineReader(file, charset).stream();
    }
}
