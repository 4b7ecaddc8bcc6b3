package dev.millrace.result;

import dev.millrace.plan.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run measured: immutable, mergeable, to and from JSON by {@link ResultJson}.
 *
 * @param plan what the run was to do
 * @param transport the transport that was used
 * @param startedAt when it started, by the calendar
 * @param warmUp what was sent before and is in no other figure, or null where there was no warm-up
 * @param elapsed from the first request taken to the last one ended
 * @param stopReason why it stopped sending
 * @param requests every index that was taken: those that succeeded and those that failed
 * @param failed those without a response, and those whose response was not as expected
 * @param unsent due but never taken: in the open model, and at a pace, what was due by the end;
 *     otherwise what was asked for beyond {@code requests} when the run was cut short
 * @param statuses how many responses had each status
 * @param failures the distinct failures
 * @param latencies the four clocks
 * @param labels the figures of each label
 * @param windows how the objectives of windows came out in theirs
 * @param timeline the run second by second
 * @param memory the memory this process used
 * @param target what the system under test used, or null where it was not watched
 * @param generator what the run cost the generator
 */
public record LoadResult(
        PlanSummary plan,
        String transport,
        Instant startedAt,
        @Nullable WarmedUp warmUp,
        Duration elapsed,
        StopReason stopReason,
        long requests,
        long failed,
        long unsent,
        SortedMap<Integer, Long> statuses,
        FailureDigest failures,
        Latencies latencies,
        SortedMap<String, LabelFigures> labels,
        List<ObjectiveWindows> windows,
        Timeline timeline,
        MemoryUse memory,
        @Nullable TargetUse target,
        GeneratorLoad generator) {

    // Copies what could change.
    public LoadResult {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        windows = List.copyOf(windows);
    }

    /**
     * Returns how many requests were as expected.
     *
     * @return {@link #requests()} less {@link #failed()}
     */
    public long succeeded() {
        return requests - failed;
    }

    /**
     * Returns how many requests got a complete response, as expected or not.
     *
     * @return the number of responses
     */
    public long responses() {
        return responseTime().count();
    }

    /**
     * Returns how many requests got no complete response.
     *
     * @return {@link #requests()} less {@link #responses()}
     */
    public long unanswered() {
        return requests - responses();
    }

    /**
     * Returns how many requests were due and got no complete response: those that were sent, and
     * those that were not where time said when they were due. They count as slower than any
     * response.
     *
     * @return {@link #unanswered()}, in the open model and at a pace with {@link #unsent()}
     */
    public long overdue() {
        return plan.model().timed() ? unanswered() + unsent : unanswered();
    }

    /**
     * Returns the response time: intended time to last byte read, waiting and connecting included.
     *
     * @return its distribution over all complete responses
     */
    public LatencyDistribution responseTime() {
        return latencies.responseTime();
    }

    /**
     * Returns the response time as steady arrivals would have met it. In the closed model a target
     * that stands still is sent nothing meanwhile, so that the requests which would have waited are
     * missing from {@link #responseTime}; here they are added, as if each slot had sent one each
     * {@link #meanInterval}. It is an estimate; the open model measures this instead.
     *
     * @return the corrected distribution; that of {@link #responseTime} where nothing is omitted
     */
    public LatencyDistribution correctedResponseTime() {
        return omits() ? responseTime().corrected(meanInterval()) : responseTime();
    }

    /**
     * Tells whether requests were due only when others had ended, so that a target that stands
     * still keeps them from being due: coordinated omission.
     *
     * @return true in the closed model without pacing
     */
    public boolean omits() {
        return !plan.model().timed();
    }

    /**
     * Returns the mean time between two requests of one slot: what wrk takes for the interval at
     * which each connection meant to send.
     *
     * @return the elapsed time times the window over the responses, zero where there was none
     */
    public Duration meanInterval() {
        return responses() == 0
                ? Duration.ZERO
                : Duration.ofNanos(
                        Math.round((double) elapsed.toNanos() * plan.concurrency() / responses()));
    }

    /**
     * Returns the service time: first byte written to last byte read.
     *
     * @return its distribution over all complete responses
     */
    public LatencyDistribution serviceTime() {
        return latencies.serviceTime();
    }

    /**
     * Returns the connect time: name look-up, connecting and TLS handshake.
     *
     * @return its distribution over all connections made
     */
    public LatencyDistribution connectTime() {
        return latencies.connectTime();
    }

    /**
     * Returns the send lag: intended time to first byte written.
     *
     * @return its distribution over all complete responses
     */
    public LatencyDistribution sendLag() {
        return latencies.sendLag();
    }

    /**
     * Returns the throughput: requests that succeeded, for each second of {@link #elapsed()}.
     *
     * @return requests a second
     */
    public double throughput() {
        return elapsed.isZero() ? 0 : succeeded() / (elapsed.toNanos() / 1e9);
    }

    /**
     * Returns the share of requests that failed.
     *
     * @return 0..1; 0 where there was no request
     */
    public double failureShare() {
        return requests == 0 ? 0 : (double) failed / requests;
    }

    /**
     * Returns the result of two shares of one run that ran side by side: counts and distributions
     * add up, the longer elapsed time and the larger memory count, and a cut short share makes the
     * whole one cut short.
     *
     * @param other the result of another share; its plan's name and settings are taken to be the
     *     same
     * @return the whole
     */
    public LoadResult merge(LoadResult other) {
        return new LoadResult(
                plan,
                transport,
                startedAt.isBefore(other.startedAt) ? startedAt : other.startedAt,
                merged(warmUp, other.warmUp, WarmedUp::plus),
                elapsed.compareTo(other.elapsed) >= 0 ? elapsed : other.elapsed,
                stopReason.planned() ? other.stopReason : stopReason,
                requests + other.requests,
                failed + other.failed,
                unsent + other.unsent,
                sum(statuses, other.statuses, Long::sum),
                failures.merge(other.failures),
                latencies.merge(other.latencies),
                sum(labels, other.labels, LabelFigures::plus),
                merged(windows, other.windows),
                timeline.merge(other.timeline),
                memory.merge(other.memory),
                merged(target, other.target, TargetUse::merge),
                generator.plus(other.generator));
    }

    private static <T> @Nullable T merged(
            @Nullable T one, @Nullable T other, BinaryOperator<T> both) {
        return one == null || other == null ? (one == null ? other : one) : both.apply(one, other);
    }

    private static List<ObjectiveWindows> merged(
            List<ObjectiveWindows> one, List<ObjectiveWindows> other) {
        Map<Objective, ObjectiveWindows> merged = new LinkedHashMap<>();
        Stream.concat(one.stream(), other.stream())
                .forEach(each -> merged.merge(each.objective(), each, ObjectiveWindows::merge));
        return List.copyOf(merged.values());
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> sum(
            Map<K, V> one, Map<K, V> other, BinaryOperator<V> plus) {
        SortedMap<K, V> sum = new TreeMap<>(one);
        other.forEach((key, value) -> sum.merge(key, value, plus));
        return sum;
    }
}
