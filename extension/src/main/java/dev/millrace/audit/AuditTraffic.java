package dev.millrace.audit;

import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.request.RequestSource;
import dev.millrace.request.Requests;
import dev.millrace.result.EndedRequest;
import dev.millrace.run.OutcomeTap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes between a queue of URLs and the engine: requests one way, outcomes the other, whence to
 * the report.
 *
 * <p>For one lane, whose thread alone calls it; the index of a request is the row of its URL.
 */
final class AuditTraffic implements RequestSource, RequestSource.Supply, RequestCursor, OutcomeTap {

    private final UrlQueue queue;
    private final AuditReport report;
    private final AuditTally tally;
    private final Map<Long, Url> underWay = new HashMap<>();
    private @Nullable Url current;
    private @Nullable Runnable waiting;
    private long left;

    AuditTraffic(UrlQueue queue, AuditReport report, AuditTally tally) {
        this.queue = queue;
        this.report = report;
        this.tally = tally;
    }

    @Override
    public RequestSource.Supply open(long requests, int lanes) {
        left = requests;
        return this;
    }

    @Override
    public RequestCursor cursor() {
        return this;
    }

    @Override
    public boolean ready(Runnable whenReady) {
        if (!report.ready(whenReady)) {
            return false;
        }
        UrlQueue.Head head = queue.look();
        if (head == UrlQueue.Head.NOT_FOUND_YET) {
            whenReady.run();
        } else if (head == UrlQueue.Head.NONE_YET) {
            waiting = whenReady;
        }
        return head == UrlQueue.Head.URL || head == UrlQueue.Head.END;
    }

    @Override
    public boolean advance() {
        Url url = left == 0 ? null : queue.take();
        if (url == null) {
            return false;
        }
        left--;
        current = url;
        underWay.put(url.row(), url);
        return true;
    }

    @Override
    public void uncounted() {
        left++;
    }

    @Override
    public long index() {
        return Objects.requireNonNull(current).row();
    }

    @Override
    public Request request() {
        Url url = Objects.requireNonNull(current);
        if (url.problem() != null) {
            throw url.problem();
        }
        return Requests.get(url.text());
    }

    @Override
    public void ended(EndedRequest request) {
        Url url = Objects.requireNonNull(underWay.remove(request.index()));
        Outcome outcome = request.outcome();
        queue.ended(url, outcome);
        if (!abandoned(outcome)) {
            tally.add(report.tried(url, outcome, request.responseNanos()));
        }
        Runnable whenReady = waiting;
        waiting = null;
        if (whenReady != null) {
            whenReady.run();
        }
    }

    /** A row that says so would keep the next session from asking again. */
    private static boolean abandoned(Outcome outcome) {
        return outcome instanceof TransportFailure failure
                && failure.kind() == FailureKind.ABANDONED;
    }

    @Override
    public boolean failed() {
        return report.failed();
    }

    @Override
    public void close() {
        queue.close();
    }
}
