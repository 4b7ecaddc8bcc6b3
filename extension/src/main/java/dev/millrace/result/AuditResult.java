package dev.millrace.result;

import dev.millrace.http.FailureKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found. Immutable; all counts are of the whole report, also of the rows that an
 * earlier session wrote.
 *
 * @param report the file with a row for each URL
 * @param urls how many rows the list has
 * @param rows how many of them the report has
 * @param resumed how many of those an earlier session wrote
 * @param notTried how many of those have the failure of their host, which was given up
 * @param redirected how many of those followed a redirect
 * @param statuses how many responses had each status, after all redirects
 * @param failures how many URLs got no response, by what kept it from coming
 * @param sent what was measured of the requests of this session, or null where nothing was missing
 */
public record AuditResult(
        Path report,
        long urls,
        long rows,
        long resumed,
        long notTried,
        long redirected,
        SortedMap<Integer, Long> statuses,
        SortedMap<FailureKind, Long> failures,
        @Nullable LoadResult sent) {

    private static final int LOWEST_ERROR = 400;

    // Copies what could change.
    public AuditResult {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }

    /**
     * Tells whether the report has a row for each URL.
     *
     * @return false where the audit was cut short; run it again to go on
     */
    public boolean complete() {
        return rows == urls;
    }

    /**
     * Returns how many URLs had a status.
     *
     * @param status such as 404
     * @return the number of rows
     */
    public long count(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    /**
     * Returns how many URLs failed in a way.
     *
     * @param kind such as {@link FailureKind#REFUSED}
     * @return the number of rows, those included that were not tried
     */
    public long count(FailureKind kind) {
        return failures.getOrDefault(kind, 0L);
    }

    /**
     * Returns how many URLs are broken: those without a response.
     *
     * @return the number of rows with a failure
     */
    public long broken() {
        return sum(failures);
    }

    /**
     * Returns how many URLs are in error: those that are broken, and those with a status of 400 or
     * above.
     *
     * @return the number of rows
     */
    public long errors() {
        return broken() + sum(statuses.tailMap(LOWEST_ERROR));
    }

    /**
     * Returns the share of rows that are in error.
     *
     * @return 0..1; 0 where there is no row
     */
    public double errorShare() {
        return rows == 0 ? 0 : (double) errors() / rows;
    }

    /**
     * Returns how long this session took.
     *
     * @return from its first request to the end of its last; zero where nothing was sent
     */
    public Duration elapsed() {
        return sent == null ? Duration.ZERO : sent.elapsed();
    }

    private static long sum(SortedMap<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
