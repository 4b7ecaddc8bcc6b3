package dev.millrace.audit;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Outcome;
import dev.millrace.http.Redirect;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.BadSettingException;
import dev.millrace.result.Transcript;
import dev.millrace.rows.RowWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** The CSV file with a row for each URL, written while the audit goes on. */
final class AuditReport implements AutoCloseable {

    static final String ROW = "row";
    static final String URL = "url";
    static final String STATUS = "status";
    static final String REDIRECTS = "redirects";
    static final String FAILURE = "failure";
    static final String TRIED = "tried";
    private static final List<String> COLUMNS =
            List.of(
                    ROW,
                    URL,
                    STATUS,
                    "reason",
                    REDIRECTS,
                    "final_url",
                    "ms",
                    "bytes",
                    FAILURE,
                    "detail",
                    TRIED,
                    "at");

    private final RowWriter writer;
    private final NanoClock clock;

    private AuditReport(RowWriter writer, NanoClock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Writes on in a file.
     *
     * @throws BadSettingException if it cannot be written, or is no report
     */
    static AuditReport appendingTo(Path file, NanoClock clock) {
        if (!file.toString().endsWith(".csv")) {
            throw refused(file + " (its name does not end in .csv)");
        }
        try {
            return new AuditReport(RowWriter.appendingTo(file, COLUMNS), clock);
        } catch (IOException e) {
            throw refused(file + " (" + e.getMessage() + ")");
        }
    }

    static BadSettingException refused(String found) {
        return new BadSettingException(
                "report",
                "be a new CSV file, or the report of an earlier audit of these URLs",
                found);
    }

    /** Writes the row of a URL that was asked for. */
    Finding tried(Url url, Outcome outcome, long nanos) {
        return write(url, outcome, nanos, true);
    }

    /** Writes the row of a URL that was not asked for, as its host had failed too often. */
    Finding notTried(Url url, TransportFailure why) {
        return write(url, why, -1, false);
    }

    private Finding write(Url url, Outcome outcome, long nanos, boolean tried) {
        Response response = outcome instanceof Response found ? found : null;
        TransportFailure failure = outcome instanceof TransportFailure found ? found : null;
        writer.write(
                url.row(),
                url.text(),
                response == null ? null : response.status(),
                response == null ? null : response.reason(),
                Transcript.way(outcome.redirects()),
                response == null ? null : Transcript.maskUri(finalUrl(url, outcome.redirects())),
                nanos < 0 ? null : BigDecimal.valueOf(nanos / 1_000, 3),
                response == null ? null : response.header("content-length"),
                failure == null ? null : failure.kind().text(),
                failure == null ? null : Transcript.maskUri(failure.detail()),
                tried,
                clock.instant());
        return Finding.of(outcome, tried);
    }

    private static String finalUrl(Url url, List<Redirect> redirects) {
        return redirects.isEmpty() ? url.text() : redirects.get(redirects.size() - 1).to();
    }

    boolean ready(Runnable whenReady) {
        return writer.ready(whenReady);
    }

    boolean failed() {
        return writer.failed();
    }

    @Override
    public void close() {
        writer.close();
    }
}
