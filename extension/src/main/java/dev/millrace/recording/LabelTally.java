package dev.millrace.recording;

import dev.millrace.result.LabelFigures;
import dev.millrace.result.LatencyDistribution;
import org.HdrHistogram.Histogram;

/** Counts the requests of one label; of their response times two digits are enough. */
final class LabelTally {

    private static final int SIGNIFICANT_DIGITS = 2;

    private final Histogram responseTime =
            new Histogram(1_000, LatencyDistribution.LARGEST_NANOS, SIGNIFICANT_DIGITS);
    private long requests;
    private long failed;

    void response(long nanos) {
        responseTime.recordValue(nanos);
    }

    void ended(boolean succeeded) {
        requests++;
        if (!succeeded) {
            failed++;
        }
    }

    void add(LabelTally other) {
        responseTime.add(other.responseTime);
        requests += other.requests;
        failed += other.failed;
    }

    void reset() {
        responseTime.reset();
        requests = 0;
        failed = 0;
    }

    LabelFigures figures() {
        return new LabelFigures(requests, failed, LatencyDistribution.of(responseTime));
    }
}
