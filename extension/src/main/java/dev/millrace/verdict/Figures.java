package dev.millrace.verdict;

import dev.millrace.result.LabelFigures;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import dev.millrace.result.WindowFigures;
import java.time.Duration;

/**
 * The figures of those requests that an objective is about.
 *
 * @param requests how many ended
 * @param failed how many of them failed
 * @param responseTime the response times of those that were answered
 * @param overdue how many got no response, so that they count as slower than any
 * @param elapsed in which time
 */
record Figures(
        long requests,
        long failed,
        LatencyDistribution responseTime,
        long overdue,
        Duration elapsed) {

    static Figures of(LoadResult run) {
        return new Figures(
                run.requests(), run.failed(), run.responseTime(), run.overdue(), run.elapsed());
    }

    /** Which label those would have had that were never sent, nobody knows. */
    static Figures of(LabelFigures label, Duration elapsed) {
        return new Figures(
                label.requests(),
                label.failed(),
                label.responseTime(),
                label.requests() - label.responseTime().count(),
                elapsed);
    }

    static Figures of(WindowFigures window) {
        return new Figures(
                window.requests(),
                window.failed(),
                window.responseTime(),
                window.unanswered(),
                Duration.ofNanos(window.to() - window.from()));
    }

    double failureShare() {
        return (double) failed / requests;
    }

    double throughput() {
        return elapsed.isZero() ? 0 : (requests - failed) / (elapsed.toNanos() / 1e9);
    }
}
