package dev.millrace.audit;

import dev.millrace.http.FailureKind;
import dev.millrace.plan.BadSettingException;
import dev.millrace.rows.BadRowException;
import dev.millrace.rows.Row;
import dev.millrace.rows.Rows;
import dev.millrace.rows.UnreadableRowsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report has already: which rows of the list, and what was found.
 *
 * <p>That they are rows of this list and no other is told by a sum of their fingerprints, as they
 * stand in another order there and are too many to be remembered.
 */
final class WrittenRows {

    private static final Map<String, FailureKind> KINDS =
            Arrays.stream(FailureKind.values())
                    .collect(Collectors.toMap(FailureKind::text, Function.identity()));

    private final Path report;
    final BitSet rows = new BitSet();
    final AuditTally tally = new AuditTally();
    private long fingerprints;

    private WrittenRows(Path report) {
        this.report = report;
    }

    /**
     * Reads a report.
     *
     * @throws BadSettingException if it cannot be read, or has a row twice
     */
    static WrittenRows of(Path report) {
        WrittenRows written = new WrittenRows(report);
        try (Stream<Row> rows = Rows.csv(report)) {
            rows.forEach(written::add);
        } catch (BadRowException | UnreadableRowsException | IllegalArgumentException e) {
            throw AuditReport.refused(report + " (" + e.getMessage() + ")");
        }
        return written;
    }

    private void add(Row row) {
        int number = Integer.parseInt(row.get(AuditReport.ROW));
        if (rows.get(number)) {
            throw new IllegalArgumentException("it has row " + number + " twice");
        }
        rows.set(number);
        fingerprints += Url.fingerprint(number, row.get(AuditReport.URL));
        tally.add(
                new Finding(
                        read(row.get(AuditReport.STATUS), Integer::valueOf),
                        read(row.get(AuditReport.FAILURE), WrittenRows::kind),
                        !row.get(AuditReport.REDIRECTS).isEmpty(),
                        Boolean.parseBoolean(row.get(AuditReport.TRIED))));
    }

    private static <T> @Nullable T read(String text, Function<String, T> reader) {
        return text.isEmpty() ? null : reader.apply(text);
    }

    private static FailureKind kind(String text) {
        FailureKind kind = KINDS.get(text);
        if (kind == null) {
            throw new IllegalArgumentException("it has a failure \"" + text + '"');
        }
        return kind;
    }

    /**
     * Reads a whole list, and returns how many rows it has.
     *
     * @throws BadSettingException if the list cannot be read to its end, or the report has other
     *     rows than the list, or other URLs in them
     */
    long countIn(UrlList urls) {
        long last = 0;
        long unaccounted = fingerprints;
        try (UrlList.Reading reading = urls.open()) {
            for (Url url = reading.next(); url != null; url = reading.next()) {
                last = url.row();
                unaccounted -= has(url) ? url.fingerprint() : 0;
            }
        } catch (BadRowException | UnreadableRowsException e) {
            throw UrlList.refused(String.valueOf(e.getMessage()));
        }
        if (unaccounted != 0 || rows.length() > last + 1) {
            throw AuditReport.refused(report + " (its rows are not those of " + urls + ")");
        }
        return last;
    }

    private boolean has(Url url) {
        return rows.get(Math.toIntExact(url.row()));
    }
}
