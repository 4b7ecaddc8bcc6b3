package dev.millrace.recording;

import dev.millrace.result.LabelFigures;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.verdict.SoFar;
import java.util.BitSet;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts requests that ended, and their response times. */
final class Tally implements SoFar.Counts {

    /** Of a label on which nothing is to be judged two digits are enough. */
    private static final int FEW_DIGITS = 2;

    private final Histogram responseTime;
    private final @Nullable BitSet failedOnes;
    private long requests;
    private long failed;

    private Tally(Histogram responseTime, @Nullable BitSet failedOnes) {
        this.responseTime = responseTime;
        this.failedOnes = failedOnes;
    }

    /** As precise as results are. */
    static Tally precise() {
        return new Tally(LatencyDistribution.newHistogram(), null);
    }

    /** As precise, and with the order in which requests failed: one bit for each that ended. */
    static Tally inOrder() {
        return new Tally(LatencyDistribution.newHistogram(), new BitSet());
    }

    static Tally coarse() {
        return new Tally(new Histogram(1_000, LatencyDistribution.LARGEST_NANOS, FEW_DIGITS), null);
    }

    void response(long nanos) {
        responseTime.recordValue(clamped(nanos));
    }

    void ended(boolean succeeded) {
        if (!succeeded) {
            failed++;
            markFailed(requests);
        }
        requests++;
    }

    /** Those of more than a second are never kept in order, so that an int is enough. */
    private void markFailed(long position) {
        if (failedOnes != null) {
            failedOnes.set((int) position);
        }
    }

    /** Adds what another one counted, as if that had ended later. */
    void add(Tally other) {
        responseTime.add(other.responseTime);
        if (other.failedOnes != null) {
            other.failedOnes.stream().forEach(position -> markFailed(requests + position));
        }
        requests += other.requests;
        failed += other.failed;
    }

    /** Takes away what was added before; the order is not kept. */
    void subtract(Histogram oldTimes, long oldRequests, long oldFailed) {
        responseTime.subtract(oldTimes);
        requests -= oldRequests;
        failed -= oldFailed;
    }

    void reset() {
        responseTime.reset();
        if (failedOnes != null) {
            failedOnes.clear();
        }
        requests = 0;
        failed = 0;
    }

    @Override
    public long requests() {
        return requests;
    }

    @Override
    public long failed() {
        return failed;
    }

    @Override
    public long slowerThan(long nanos) {
        return requests - responseTime.getCountBetweenValues(0, clamped(nanos));
    }

    /** Tells whether the request failed that ended so many requests after the first. */
    boolean failedAt(int position) {
        return failedOnes != null && failedOnes.get(position);
    }

    Histogram responseTime() {
        return responseTime;
    }

    LabelFigures figures() {
        return new LabelFigures(requests, failed, LatencyDistribution.of(responseTime));
    }

    static long clamped(long nanos) {
        return Math.max(0, Math.min(nanos, LatencyDistribution.LARGEST_NANOS));
    }
}
