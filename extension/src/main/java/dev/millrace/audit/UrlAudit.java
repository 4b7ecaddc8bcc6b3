package dev.millrace.audit;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.RequestSource;
import dev.millrace.request.Requests;
import dev.millrace.result.AuditResult;
import dev.millrace.result.LoadResult;
import dev.millrace.run.LoadRunner;
import dev.millrace.run.RunListener;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Asks for each URL of a list, and writes a row of a report for each: once, however often it is
 * killed and started again.
 */
public final class UrlAudit {

    private final UrlList urls;
    private final Path report;
    private final NanoClock clock;

    /**
     * Looks at how the list is written, and touches nothing.
     *
     * @param urls a CSV file with a column {@code url} in its header, or one URL a line
     * @param report a CSV file: a new one, or what an earlier session has written of this list
     * @param clock tells when
     * @throws dev.millrace.plan.BadSettingException if the list is neither
     */
    public UrlAudit(Path urls, Path report, NanoClock clock) {
        this.urls = UrlList.of(urls);
        this.report = report;
        this.clock = clock;
    }

    /**
     * Returns the requests for all URLs, in order, for those who only want to look at them.
     *
     * @return a source for one run
     */
    public RequestSource requests() {
        return RequestSource.of(urls.texts().map(Requests::get));
    }

    /**
     * Sends what the report does not have yet, and writes it there.
     *
     * @param runner sends
     * @param plan how; of one lane, and persistent
     * @param listener told about progress on the calling thread
     * @return what was found, complete or not
     * @throws dev.millrace.plan.BadSettingException if the list cannot be read to its end, or the
     *     report is none of this list; then nothing was sent
     * @throws java.io.UncheckedIOException if the report cannot be written any further
     */
    public AuditResult run(LoadRunner runner, LoadPlan plan, RunListener listener) {
        // Makes a new report, or cuts off a row that was not written to its end.
        AuditReport.appendingTo(report, clock).close();
        WrittenRows written = WrittenRows.of(report);
        long count = written.countIn(urls);
        AuditTally tally = written.tally;
        long resumed = tally.rows;
        @Nullable LoadResult sent = resumed == count ? null : send(written, runner, plan, listener);
        return new AuditResult(
                report,
                count,
                tally.rows,
                resumed,
                tally.notTried,
                tally.redirected,
                tally.statuses,
                tally.failures,
                sent);
    }

    private LoadResult send(
            WrittenRows written, LoadRunner runner, LoadPlan plan, RunListener listener) {
        UrlOrigins origins = new UrlOrigins(plan.connections()::absolute);
        try (AuditReport out = AuditReport.appendingTo(report, clock)) {
            UrlQueue queue =
                    new UrlQueue(
                            urls,
                            written.rows,
                            origins,
                            (url, failure) -> written.tally.add(out.notTried(url, failure)));
            AuditTraffic traffic = new AuditTraffic(queue, out, written.tally);
            return runner.run(plan, traffic, listener, traffic);
        }
    }
}
