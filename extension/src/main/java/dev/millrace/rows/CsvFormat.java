package dev.millrace.rows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a CSV file is written.
 *
 * @param header whether its first record names the columns
 * @param separator what stands between fields; no quote and no line break
 * @param charset how its text is encoded; a byte order mark of that charset is left out
 */
public record CsvFormat(boolean header, char separator, Charset charset) {

    /** As RFC 4180 has it: commas, a header, and UTF-8. */
    public static final CsvFormat RFC_4180 = new CsvFormat(true, ',', StandardCharsets.UTF_8);

    // Refuses what could not be told from the rest of a record.
    public CsvFormat {
        if (separator == '"' || separator == '\r' || separator == '\n') {
            throw new IllegalArgumentException(
                    "CsvFormat requires a separator that is neither a quote nor a line break");
        }
    }

    /**
     * Says that the first record is a row like all others, so that fields have positions only.
     *
     * @return a changed copy
     */
    public CsvFormat withoutHeader() {
        return new CsvFormat(false, separator, charset);
    }

    /**
     * Says what stands between fields.
     *
     * @param character such as {@code ';'} or a tab
     * @return a changed copy
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public CsvFormat separatedBy(char character) {
        return new CsvFormat(header, character, charset);
    }

    /**
     * Says how the text is encoded.
     *
     * @param encoding the charset
     * @return a changed copy
     */
    public CsvFormat in(Charset encoding) {
        return new CsvFormat(header, separator, encoding);
    }
}
