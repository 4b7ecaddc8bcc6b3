package dev.millrace.recording;

import dev.millrace.plan.Scope;
import dev.millrace.result.FailureDigest;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.Latencies;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.verdict.SoFar;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * The figures of a stretch of a run: of one lane since its last snapshot, or of all lanes since the
 * start.
 *
 * <p>Used by one thread at a time; its size does not depend on the number of requests.
 */
public final class Recording {

    private static final int STATUSES = 1_000;

    private final Tally all;
    private final Histogram serviceTime = LatencyDistribution.newHistogram();
    private final Histogram connectTime = LatencyDistribution.newHistogram();
    private final Histogram sendLag = LatencyDistribution.newHistogram();
    private final long[] statuses = new long[STATUSES];
    private final FailureTally failures = new FailureTally();
    private final Map<String, Tally> labelsWithObjectives = new HashMap<>();
    private final Map<String, Tally> labels;
    private final Deque<Tally> spareTallies = new ArrayDeque<>();
    private long userCodeNanos;
    private long slotNanos;

    /**
     * Starts with nothing recorded.
     *
     * @param detail what is kept beside the figures that any run has
     */
    public Recording(Detail detail) {
        all = detail.newTally();
        detail.labels().forEach(label -> labelsWithObjectives.put(label, detail.newTally()));
        labels = new HashMap<>(labelsWithObjectives);
    }

    /**
     * Records a complete response, as expected or not.
     *
     * @param status its status code
     * @param responseNanos intended time to last byte read
     * @param serviceNanos first byte written to last byte read
     * @param lagNanos intended time to first byte written
     */
    public void response(int status, long responseNanos, long serviceNanos, long lagNanos) {
        all.response(responseNanos);
        serviceTime.recordValue(Tally.clamped(serviceNanos));
        sendLag.recordValue(Tally.clamped(lagNanos));
        statuses[status]++;
    }

    /**
     * Records a connection.
     *
     * @param nanos how long it took to make
     */
    public void connected(long nanos) {
        connectTime.recordValue(Tally.clamped(nanos));
    }

    /** Records that a request was as expected. */
    public void succeeded() {
        all.ended(true);
    }

    /**
     * Records that a request failed.
     *
     * @param expected what was expected, or the kind of a transport failure
     * @param found what was found instead, or nothing
     * @param index the request's index
     * @param example renders the request and its response
     */
    public void failed(String expected, String found, long index, Supplier<String> example) {
        all.ended(false);
        failures.add(expected, found, index, example);
    }

    /**
     * Records a request under its label.
     *
     * @param label the label
     * @param responseNanos its response time, or -1 where there was no response
     * @param succeeded whether it was as expected
     */
    public void labelled(String label, long responseNanos, boolean succeeded) {
        Tally tally = tally(label);
        tally.ended(succeeded);
        if (responseNanos >= 0) {
            tally.response(responseNanos);
        }
    }

    /**
     * Records time spent in the author's code.
     *
     * @param nanos how long it took
     */
    public void userCode(long nanos) {
        userCodeNanos += nanos;
    }

    /**
     * Records for how long a request held its slot, however it ended.
     *
     * @param nanos from being taken to its end
     */
    public void held(long nanos) {
        slotNanos += nanos;
    }

    private Tally tally(String label) {
        Tally known = labels.get(label);
        if (known != null) {
            return known;
        }
        boolean room = labels.size() - labelsWithObjectives.size() < LabelFigures.MOST_LABELS;
        return labels.computeIfAbsent(room ? label : LabelFigures.OTHERS, any -> newTally());
    }

    private Tally newTally() {
        return spareTallies.isEmpty() ? Tally.coarse() : spareTallies.pop();
    }

    /** Those of a label with objectives, or of all requests. */
    Tally tally(Scope scope) {
        return scope.label() == null ? all : tally(scope.label());
    }

    /**
     * Adds the figures of another recording.
     *
     * @param other the other figures; not changed
     */
    public void add(Recording other) {
        all.add(other.all);
        serviceTime.add(other.serviceTime);
        connectTime.add(other.connectTime);
        sendLag.add(other.sendLag);
        Arrays.setAll(statuses, status -> statuses[status] + other.statuses[status]);
        failures.add(other.failures);
        other.labels.forEach((label, tally) -> tally(label).add(tally));
        userCodeNanos += other.userCodeNanos;
        slotNanos += other.slotNanos;
    }

    /** Forgets everything, and keeps the memory. */
    public void clear() {
        all.reset();
        serviceTime.reset();
        connectTime.reset();
        sendLag.reset();
        Arrays.fill(statuses, 0);
        failures.clear();
        labels.values().forEach(Tally::reset);
        labels.keySet().removeAll(labelsWithObjectives.keySet());
        spareTallies.addAll(labels.values());
        labels.clear();
        labels.putAll(labelsWithObjectives);
        userCodeNanos = 0;
        slotNanos = 0;
    }

    /**
     * Returns how many requests ended.
     *
     * @return those that succeeded and those that failed
     */
    public long requests() {
        return all.requests();
    }

    /**
     * Returns how many requests failed.
     *
     * @return the number of failed requests
     */
    public long failed() {
        return all.failed();
    }

    /**
     * Returns the counts of those requests that an objective is about.
     *
     * @param scope which requests; its window is not looked at
     * @return a view, which goes on counting
     */
    public SoFar.Counts counts(Scope scope) {
        return tally(scope);
    }

    /**
     * Returns the time spent in the author's code.
     *
     * @return nanoseconds
     */
    public long userCodeNanos() {
        return userCodeNanos;
    }

    /**
     * Returns for how long requests held their slots.
     *
     * @return nanoseconds, of all requests together
     */
    public long slotNanos() {
        return slotNanos;
    }

    /**
     * Returns a percentile of the response time.
     *
     * @param percentile 0..100
     * @return nanoseconds, 0 where there was no response
     */
    public long responsePercentile(double percentile) {
        return all.responseTime().getTotalCount() == 0
                ? 0
                : all.responseTime().getValueAtPercentile(percentile);
    }

    /**
     * Returns the mean response time.
     *
     * @return nanoseconds, 0 where there was no response
     */
    public double responseMean() {
        return all.responseTime().getMean();
    }

    /**
     * Returns the four clocks.
     *
     * @return copies of the distributions
     */
    public Latencies latencies() {
        return new Latencies(
                LatencyDistribution.of(all.responseTime()),
                LatencyDistribution.of(serviceTime),
                LatencyDistribution.of(connectTime),
                LatencyDistribution.of(sendLag));
    }

    /**
     * Returns the distinct failures.
     *
     * @return the digest
     */
    public FailureDigest failures() {
        return FailureDigest.of(failures.failures());
    }

    /**
     * Returns how many responses had each status.
     *
     * @return counts by status, without those that did not occur
     */
    public SortedMap<Integer, Long> statuses() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (int status = 0; status < STATUSES; status++) {
            if (statuses[status] > 0) {
                counts.put(status, statuses[status]);
            }
        }
        return counts;
    }

    /**
     * Returns the figures of each label.
     *
     * @return figures by label, without those that no request had
     */
    public SortedMap<String, LabelFigures> labels() {
        SortedMap<String, LabelFigures> figures = new TreeMap<>();
        labels.forEach(
                (label, tally) -> {
                    if (tally.requests() > 0) {
                        figures.put(label, tally.figures());
                    }
                });
        return figures;
    }
}
