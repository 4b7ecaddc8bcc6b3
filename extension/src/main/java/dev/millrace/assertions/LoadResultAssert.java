package dev.millrace.assertions;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.TimeBound;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.verdict.Finding;
import dev.millrace.verdict.Ruling;
import dev.millrace.verdict.TimeFigures;
import dev.millrace.verdict.Verdict;
import dev.millrace.verdict.VerdictMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the result of a run.
 *
 * <p>Percentiles are numbers above 0 and below 100, such as 99.9; they need 10 samples above them.
 * Requests that got no response count as slower than any that did. What was timed, and a
 * throughput, is inconclusive where the generator itself was saturated, and then the assertion
 * fails.
 */
public class LoadResultAssert extends AbstractResultAssert<LoadResultAssert> {

    private static final int MOST_FAILURES = 10;

    /**
     * Starts assertions on a result.
     *
     * @param actual the result; null fails the first assertion
     */
    public LoadResultAssert(@Nullable LoadResult actual) {
        super(actual, LoadResultAssert.class);
    }

    /**
     * Checks that requests were sent and none of them failed.
     *
     * <pre>{@code
     * assertThat(resultWithoutFailure).hasNoFailures(); // passes
     * assertThat(resultWithOneFailure).hasNoFailures(); // fails
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasNoFailures() {
        isNotNull();
        return hasFailureShareOfAtMost(0);
    }

    /**
     * Checks how many requests failed at most.
     *
     * <pre>{@code
     * // 1,000 requests, 10 of them failed
     * assertThat(result).hasFailureShareOfAtMost(0.01); // passes
     * assertThat(result).hasFailureShareOfAtMost(0.009); // fails
     * }</pre>
     *
     * @param share the largest share of failed requests, 0..1
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws dev.millrace.plan.BadSettingException if the share is out of its range
     */
    public LoadResultAssert hasFailureShareOfAtMost(double share) {
        isNotNull();
        Finding finding = Verdict.judge(actual, Objective.of(Measure.FAILURES, share));
        return require(
                finding.ruling() == Ruling.MET, ShouldBe.shouldBe(actual, finding) + failures());
    }

    /**
     * Checks how many requests failed in one way.
     *
     * <pre>{@code
     * // 3 requests failed with status 500
     * assertThat(result).hasFailure("status 200: was 500", 3); // passes
     * assertThat(result).hasFailure("connection reset", 1); // fails
     * }</pre>
     *
     * @param text how the text of the failure starts, such as {@code status 200: was 500}
     * @param count how many requests failed so
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasFailure(String text, long count) {
        isNotNull();
        String what = "failures starting with \"" + text + '"';
        requireSample(what, count, actual.requests());
        long found = actual.failures().countOf(text);
        return require(
                found == count,
                ShouldBe.shouldBe(actual, what, number(count), number(found)) + failures());
    }

    /**
     * Checks how many requests succeeded for each second of the run.
     *
     * <pre>{@code
     * // 5,000 requests succeeded in a second
     * assertThat(result).hasThroughputOfAtLeast(5_000); // passes
     * assertThat(result).hasThroughputOfAtLeast(5_001); // fails
     * }</pre>
     *
     * @param perSecond the smallest throughput, in requests a second
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasThroughputOfAtLeast(double perSecond) {
        isNotNull();
        return meets(Objective.of(Measure.THROUGHPUT, perSecond));
    }

    /**
     * Checks a percentile of the response time: intended time to last byte read.
     *
     * <p>The failing one needs 10,000 samples.
     *
     * <pre>{@code
     * // p99 12 ms on 1,000 requests
     * assertThat(result).hasResponseTime(99, atMost(Duration.ofMillis(250))); // passes
     * assertThat(result).hasResponseTime(99.9, atMost(Duration.ofMillis(250))); // fails
     * }</pre>
     *
     * @param percentile which percentile, above 0 and below 100
     * @param bound {@link LoadAssertions#atMost} or {@link LoadAssertions#atLeast} a time
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws dev.millrace.plan.BadSettingException if the percentile is out of its range
     */
    public LoadResultAssert hasResponseTime(double percentile, TimeBound bound) {
        isNotNull();
        return meetsInTime(responseTime().percentile(percentile, bound));
    }

    /**
     * Checks a percentile of the response time of one label.
     *
     * <pre>{@code
     * // p99 of the label "page" 12 ms on 1,000 requests
     * assertThat(result).hasResponseTime("page", 99, atMost(Duration.ofMillis(250))); // passes
     * assertThat(result).hasResponseTime("page", 99, atMost(Duration.ofMillis(10))); // fails
     * }</pre>
     *
     * @param label the label
     * @param percentile which percentile, above 0 and below 100
     * @param bound {@link LoadAssertions#atMost} or {@link LoadAssertions#atLeast} a time
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws dev.millrace.plan.BadSettingException if the percentile is out of its range
     */
    public LoadResultAssert hasResponseTime(String label, double percentile, TimeBound bound) {
        hasLabel(label);
        LabelFigures figures = Objects.requireNonNull(actual.labels().get(label));
        long unanswered = figures.requests() - figures.responseTime().count();
        return meetsInTime(
                new TimeFigures(
                                "response time of \"" + label + '"',
                                figures.responseTime(),
                                unanswered)
                        .percentile(percentile, bound));
    }

    /**
     * Checks the mean response time.
     *
     * <p>An upper bound cannot hold where some requests got no response.
     *
     * <pre>{@code
     * // mean response time 5 ms
     * assertThat(result).hasMeanResponseTime(atMost(Duration.ofMillis(10))); // passes
     * assertThat(result).hasMeanResponseTime(atMost(Duration.ofMillis(4))); // fails
     * }</pre>
     *
     * @param bound {@link LoadAssertions#atMost} or {@link LoadAssertions#atLeast} a time
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasMeanResponseTime(TimeBound bound) {
        isNotNull();
        return meetsInTime(responseTime().mean(bound));
    }

    /**
     * Checks the longest response time.
     *
     * <p>An upper bound cannot hold where some requests got no response.
     *
     * <pre>{@code
     * // longest response time 120 ms
     * assertThat(result).hasMaxResponseTime(atMost(Duration.ofMillis(250))); // passes
     * assertThat(result).hasMaxResponseTime(atMost(Duration.ofMillis(100))); // fails
     * }</pre>
     *
     * @param bound {@link LoadAssertions#atMost} or {@link LoadAssertions#atLeast} a time
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasMaxResponseTime(TimeBound bound) {
        isNotNull();
        return meetsInTime(responseTime().max(bound));
    }

    /**
     * Checks a percentile of the service time: first byte written to last byte read.
     *
     * <pre>{@code
     * // p99 8 ms on 1,000 requests
     * assertThat(result).hasServiceTime(99, atMost(Duration.ofMillis(250))); // passes
     * assertThat(result).hasServiceTime(99, atMost(Duration.ofMillis(5))); // fails
     * }</pre>
     *
     * @param percentile which percentile, above 0 and below 100
     * @param bound {@link LoadAssertions#atMost} or {@link LoadAssertions#atLeast} a time
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws dev.millrace.plan.BadSettingException if the percentile is out of its range
     */
    public LoadResultAssert hasServiceTime(double percentile, TimeBound bound) {
        isNotNull();
        return meetsInTime(
                new TimeFigures("service time", actual.serviceTime(), actual.unanswered())
                        .percentile(percentile, bound));
    }

    /**
     * Checks a percentile of the connect time: name look-up, connecting and TLS handshake.
     *
     * <p>Its samples are connections made, not requests: the failing one needs 1,000 of them.
     *
     * <pre>{@code
     * // p90 3 ms on 100 connections
     * assertThat(result).hasConnectTime(90, atMost(Duration.ofMillis(5))); // passes
     * assertThat(result).hasConnectTime(99, atMost(Duration.ofMillis(5))); // fails
     * }</pre>
     *
     * @param percentile which percentile, above 0 and below 100
     * @param bound {@link LoadAssertions#atMost} or {@link LoadAssertions#atLeast} a time
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws dev.millrace.plan.BadSettingException if the percentile is out of its range
     */
    public LoadResultAssert hasConnectTime(double percentile, TimeBound bound) {
        isNotNull();
        return meetsInTime(
                new TimeFigures("connect time", actual.connectTime(), 0)
                        .percentile(percentile, bound));
    }

    /**
     * Checks a percentile of the send lag: intended time to first byte written.
     *
     * <pre>{@code
     * // p99 2 ms on 1,000 requests
     * assertThat(result).hasSendLag(99, atMost(Duration.ofMillis(5))); // passes
     * assertThat(result).hasSendLag(99, atMost(Duration.ofMillis(1))); // fails
     * }</pre>
     *
     * @param percentile which percentile, above 0 and below 100
     * @param bound {@link LoadAssertions#atMost} or {@link LoadAssertions#atLeast} a time
     * @return this assertion
     * @throws AssertionError if it is not so
     * @throws dev.millrace.plan.BadSettingException if the percentile is out of its range
     */
    public LoadResultAssert hasSendLag(double percentile, TimeBound bound) {
        isNotNull();
        return meetsInTime(
                new TimeFigures("send lag", actual.sendLag(), actual.overdue())
                        .percentile(percentile, bound));
    }

    /**
     * Checks how many requests were sent, be it that they succeeded or failed.
     *
     * <pre>{@code
     * // 1,000 requests
     * assertThat(result).hasRequests(1_000); // passes
     * assertThat(result).hasRequests(999); // fails
     * }</pre>
     *
     * @param count how many requests
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasRequests(long count) {
        isNotNull();
        return requireEqual("requests", count, actual.requests());
    }

    /**
     * Checks that there were responses, and none with another status.
     *
     * <pre>{@code
     * // 990 responses with status 200, 10 with status 500
     * assertThat(result).hasOnlyStatuses(200, 500); // passes
     * assertThat(result).hasOnlyStatuses(200, 404); // fails
     * }</pre>
     *
     * @param statuses the statuses allowed; each may or may not be there
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasOnlyStatuses(int... statuses) {
        isNotNull();
        List<Integer> allowed = Arrays.stream(statuses).boxed().toList();
        return require(
                !actual.statuses().isEmpty() && allowed.containsAll(actual.statuses().keySet()),
                ShouldBe.shouldBe(actual, "statuses", "only " + allowed, statuses()));
    }

    /**
     * Checks how many responses had a status.
     *
     * <pre>{@code
     * // 990 responses with status 200
     * assertThat(result).hasStatus(200, 990); // passes
     * assertThat(result).hasStatus(200, 1_000); // fails
     * }</pre>
     *
     * @param status the status
     * @param count how many responses
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasStatus(int status, long count) {
        isNotNull();
        String what = "responses with status " + status;
        requireSample(what, count, actual.responses());
        return requireEqual(what, count, actual.statuses().getOrDefault(status, 0L));
    }

    /**
     * Checks that everything that was due was sent.
     *
     * <pre>{@code
     * assertThat(resultOfAFullRun).hasNothingUnsent(); // passes
     * assertThat(resultOfARunCutShort).hasNothingUnsent(); // fails
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasNothingUnsent() {
        isNotNull();
        requireSample("unsent requests", 0, actual.requests() + actual.unsent());
        return requireEqual("unsent requests", 0, actual.unsent());
    }

    /**
     * Checks why the run stopped sending.
     *
     * <pre>{@code
     * // the duration was over
     * assertThat(result).hasStopReason(StopReason.DURATION_OVER); // passes
     * assertThat(result).hasStopReason(StopReason.COUNT_REACHED); // fails
     * }</pre>
     *
     * @param reason the reason
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasStopReason(StopReason reason) {
        isNotNull();
        return require(
                actual.stopReason() == reason,
                ShouldBe.shouldBe(
                        actual, "stop reason", reason.text(), actual.stopReason().text()));
    }

    /**
     * Checks that there are figures of a label.
     *
     * <pre>{@code
     * // requests with the labels "page" and "cart"
     * assertThat(result).hasLabel("page"); // passes
     * assertThat(result).hasLabel("login"); // fails
     * }</pre>
     *
     * @param label the label
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert hasLabel(String label) {
        isNotNull();
        return require(
                actual.labels().containsKey(label),
                ShouldBe.shouldBe(
                        actual, "labels", "with \"" + label + '"', actual.labels().keySet()));
    }

    /**
     * Checks that the run met all objectives of its plan, ended as planned, and, unless an
     * objective says otherwise, had no failure.
     *
     * <p>The message holds the whole verdict.
     *
     * <pre>{@code
     * // asked for a p99 of at most 250 ms
     * assertThat(resultWithP99Of12Ms).meetsObjectives(); // passes
     * assertThat(resultWithP99Of300Ms).meetsObjectives(); // fails
     * }</pre>
     *
     * @return this assertion
     * @throws AssertionError if it is not so
     */
    public LoadResultAssert meetsObjectives() {
        isNotNull();
        Verdict verdict = Verdict.of(actual);
        return require(verdict.met(), VerdictMessage.of(actual, verdict));
    }

    private LoadResultAssert meetsInTime(Finding finding) {
        return meets(Verdict.excused(actual, finding));
    }

    private TimeFigures responseTime() {
        return new TimeFigures("response time", actual.responseTime(), actual.overdue());
    }

    /** That there are none of a kind says nothing where there was nothing at all. */
    private void requireSample(String what, long expected, long samples) {
        require(
                expected > 0 || samples > 0,
                ShouldBe.shouldHaveSample(actual, what, number(expected)));
    }

    private LoadResultAssert requireEqual(String what, long expected, long found) {
        return require(
                expected == found,
                ShouldBe.shouldBe(actual, what, number(expected), number(found)));
    }

    private String statuses() {
        return actual.statuses().entrySet().stream()
                .map(status -> status.getKey() + " (" + number(status.getValue()) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String failures() {
        return actual.failed() == 0
                ? ""
                : "\nfailures:\n  " + String.join("\n  ", actual.failures().lines(MOST_FAILURES));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
