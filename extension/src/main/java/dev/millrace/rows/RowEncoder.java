package dev.millrace.rows;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns rows into text. */
interface RowEncoder {

    /** Writes what stands before the first row. */
    void header() throws IOException;

    /** Writes a row with its line end. */
    void row(@Nullable Object[] fields) throws IOException;

    /** Passes on all that was written. */
    void flush() throws IOException;

    /** Tells whether a file's name ends as that of a known format does. */
    static boolean knows(Path file) {
        return isCsv(file) || name(file).endsWith(".jsonl");
    }

    /** Returns the encoder for a file whose name {@linkplain #knows is known}. */
    static RowEncoder of(Path file, List<String> columns, Writer out) {
        return isCsv(file) ? new CsvEncoder(columns, out) : JsonEncoder.of(columns, out);
    }

    /** Tells whether a file's name ends as that of a CSV file does. */
    static boolean isCsv(Path file) {
        return name(file).endsWith(".csv");
    }

    private static String name(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }
}
