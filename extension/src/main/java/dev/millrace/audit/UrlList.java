package dev.millrace.audit;

import dev.millrace.plan.BadSettingException;
import dev.millrace.rows.BadRowException;
import dev.millrace.rows.CsvFormat;
import dev.millrace.rows.Row;
import dev.millrace.rows.Rows;
import dev.millrace.rows.UnreadableRowsException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of URLs: CSV with a column {@code url} in its header, or one URL a line.
 *
 * <p>Can be read any number of times, lazily.
 */
final class UrlList {

    private static final String COLUMN = "url";
    private static final Pattern URL_ALONE = Pattern.compile("(?i)\\s*(https?://|/)");

    private final Path file;
    private final boolean csv;

    private UrlList(Path file, boolean csv) {
        this.file = file;
        this.csv = csv;
    }

    /**
     * Looks at the first line of a file for how it is written.
     *
     * @throws BadSettingException if it is neither a header with the column nor a URL
     */
    static UrlList of(Path file) {
        String first = firstLine(file);
        if (URL_ALONE.matcher(first).lookingAt()) {
            return new UrlList(file, false);
        }
        if (hasColumn(file)) {
            return new UrlList(file, true);
        }
        throw refused(file + " (its first line is \"" + first + "\")");
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Rows.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (UncheckedIOException | BadRowException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static boolean hasColumn(Path file) {
        try (Stream<Row> records = Rows.csv(file, CsvFormat.RFC_4180.withoutHeader())) {
            return records.findFirst().filter(UrlList::isHeader).isPresent();
        } catch (BadRowException | UnreadableRowsException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isHeader(Row record) {
        return IntStream.range(0, record.size())
                .anyMatch(position -> record.get(position).equals(COLUMN));
    }

    /** Tells that the file cannot be used. */
    static BadSettingException refused(String found) {
        return new BadSettingException(
                "urls",
                "be a CSV file with a column `" + COLUMN + "` in its header, or one URL a line",
                found);
    }

    private static Stream<String> csv(Path file) {
        return Rows.csv(file).map(row -> row.get(COLUMN));
    }

    /** Opens the file for one reading of all of it. */
    Reading open() {
        return new Reading(texts());
    }

    /** Returns the URLs alone; a bad row is thrown in its place. */
    Stream<String> texts() {
        return (csv ? csv(file) : Rows.lines(file)).map(String::strip);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** One way through the file. */
    static final class Reading implements AutoCloseable {

        private final Stream<String> stream;
        private final Iterator<String> urls;
        private long row;

        private Reading(Stream<String> stream) {
            this.stream = stream;
            this.urls = stream.iterator();
        }

        /** Returns the next row; null at the end. */
        @Nullable Url next() {
            try {
                return urls.hasNext() ? new Url(++row, urls.next(), null) : null;
            } catch (BadRowException bad) {
                return new Url(++row, "", bad);
            }
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
