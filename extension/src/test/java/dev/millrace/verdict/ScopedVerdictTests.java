package dev.millrace.verdict;

import static dev.millrace.result.LoadResults.aResult;
import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import dev.millrace.result.ObjectiveWindows;
import dev.millrace.result.WindowFigures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScopedVerdictTests {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final Objective P99 = Objective.percentile(99, 250 * MILLI);
    private static final Objective NO_FAILURES = Objective.of(Measure.FAILURES, 0);

    private static LoadResults withOrders(long requests, long failed, long answered, long millis) {
        return aResult()
                .responses(10_000, Duration.ofSeconds(1))
                .label(
                        "order",
                        new LabelFigures(requests, failed, distribution(answered, millis * MILLI)));
    }

    private static Finding judge(LoadResults result, Objective objective) {
        return Verdict.judge(result.build(), objective);
    }

    private static Finding ofOrders(LoadResults result, Objective objective) {
        return judge(result, objective.forLabel("order"));
    }

    @Test
    void of_a_label_is_that_of_its_requests_whatever_the_others_did() {
        Finding finding = ofOrders(withOrders(1_000, 0, 1_000, 249), P99);

        assertThat(finding)
                .isEqualTo(
                        new Finding(
                                "order: response time p99",
                                "at most 250 ms",
                                "249 ms",
                                "1,000",
                                Ruling.MET,
                                ""));
        assertThat(ofOrders(withOrders(1_000, 0, 1_000, 251), P99).ruling())
                .isEqualTo(Ruling.MISSED);
    }

    @Test
    void of_a_label_counts_its_requests_without_a_response_as_slower_than_any() {
        Finding finding = ofOrders(withOrders(1_000, 11, 989, 1), P99);

        assertThat(finding.ruling()).isEqualTo(Ruling.MISSED);
        assertThat(finding.reason()).isEqualTo("lies among the 11 requests without a response");
    }

    @Test
    void of_a_label_needs_samples_of_its_own() {
        Finding finding = ofOrders(withOrders(999, 0, 999, 1), P99);

        assertThat(finding.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(finding.reason()).isEqualTo("needs 1,000 samples");
    }

    @Test
    void of_a_label_that_no_request_had_is_never_met() {
        for (Objective objective : new Objective[] {P99, NO_FAILURES, throughput(0)}) {
            Finding finding = judge(withOrders(1, 0, 1, 1), objective.forLabel("oder"));

            assertThat(finding.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
            assertThat(finding.reason()).isEqualTo("no request had this label");
        }
    }

    private static Objective throughput(double perSecond) {
        return Objective.of(Measure.THROUGHPUT, perSecond);
    }

    @Test
    void of_a_labels_throughput_counts_what_succeeded_in_the_time_of_the_run() {
        LoadResults result = withOrders(10, 2, 8, 1).elapsed(Duration.ofSeconds(2));

        assertThat(ofOrders(result, throughput(4)).ruling()).isEqualTo(Ruling.MET);
        assertThat(ofOrders(result, throughput(4.1)).ruling()).isEqualTo(Ruling.MISSED);
    }

    @Test
    void of_a_label_is_inconclusive_where_the_generator_was_saturated() {
        LoadResults saturated =
                withOrders(1_000, 0, 1_000, 1)
                        .generator(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);

        assertThat(ofOrders(saturated, P99).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(ofOrders(saturated, throughput(1)).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(ofOrders(saturated, NO_FAILURES).ruling()).isEqualTo(Ruling.MET);
    }

    private static Verdict verdict(long failed, Objective... objectives) {
        LoadResults result =
                aResult()
                        .responses(100, Duration.ofMillis(1))
                        .serverErrors(failed)
                        .label("order", new LabelFigures(10, 2, distribution(10, 1)));
        for (Objective objective : objectives) {
            result.objective(objective);
        }
        return Verdict.of(result.build());
    }

    @Test
    void allows_failures_of_a_label_with_a_share_of_its_own_and_no_others() {
        Objective orders = Objective.of(Measure.FAILURES, 0.2).forLabel("order");

        assertThat(verdict(2, orders).met()).isTrue();
        assertThat(verdict(3, orders).ruledAs(Ruling.MISSED))
                .extracting(Finding::objective, Finding::measured)
                .containsExactly(tuple("other failures", "1.0753 % (1)"));
        assertThat(verdict(3, orders, Objective.of(Measure.FAILURES, 0.05)).met()).isTrue();
    }

    @Test
    void allows_no_failure_where_a_label_has_other_objectives_only() {
        assertThat(verdict(2, throughput(1).forLabel("order")).ruledAs(Ruling.MISSED))
                .extracting(Finding::objective)
                .containsExactly("failures");
    }

    @Test
    void says_nothing_of_other_failures_where_all_requests_have_such_labels() {
        LoadResult result =
                aResult()
                        .serverErrors(1)
                        .label("order", new LabelFigures(1, 1, LatencyDistribution.EMPTY))
                        .objective(Objective.of(Measure.FAILURES, 1).forLabel("order"))
                        .build();

        assertThat(Verdict.of(result).findings())
                .extracting(Finding::objective)
                .containsExactly("run", "order: failures");
    }

    private static final Objective IN_ANY_10_S = P99.inAny(Duration.ofSeconds(10));

    private static Finding inWindows(ObjectiveWindows windows) {
        return judge(aResult().windows(windows), windows.objective());
    }

    private static WindowFigures window(long requests, long answered, long nanos) {
        return new WindowFigures(
                12 * SECOND, 22 * SECOND + 34 * MILLI, requests, 0, distribution(answered, nanos));
    }

    @Test
    void of_windows_is_that_of_the_worst_and_says_when_it_was() {
        Finding finding =
                inWindows(
                        ObjectiveWindows.none(IN_ANY_10_S)
                                .plus(window(999, 999, 1))
                                .plus(window(1_000, 1_000, 1))
                                .plus(window(2_000, 2_000, 412 * MILLI)));

        assertThat(finding)
                .isEqualTo(
                        new Finding(
                                "response time p99 in any 10 s",
                                "at most 250 ms",
                                "412 ms (12 s to 22 s)",
                                "2,000 in the worst of 2 of 3 windows",
                                Ruling.MISSED,
                                ""));
    }

    @Test
    void of_a_window_exactly_at_its_bound_is_met() {
        long value = distribution(1, 250 * MILLI).max().toNanos();
        ObjectiveWindows at =
                ObjectiveWindows.none(Objective.percentile(99, value).inAny(Duration.ofSeconds(10)))
                        .plus(window(1_000, 1_000, value));
        ObjectiveWindows above =
                ObjectiveWindows.none(
                                Objective.percentile(99, value - 1).inAny(Duration.ofSeconds(10)))
                        .plus(window(1_000, 1_000, value));

        assertThat(inWindows(at).ruling()).isEqualTo(Ruling.MET);
        assertThat(inWindows(above).ruling()).isEqualTo(Ruling.MISSED);
    }

    @Test
    void of_a_window_takes_no_response_for_slower_than_any() {
        Finding finding = inWindows(ObjectiveWindows.none(IN_ANY_10_S).plus(window(1_000, 980, 1)));

        assertThat(finding.ruling()).isEqualTo(Ruling.MISSED);
        assertThat(finding.measured()).isEqualTo("no response (12 s to 22 s)");
    }

    @Test
    void of_windows_of_requests_says_which_they_were() {
        Objective last = Objective.of(Measure.FAILURES, 0.02).overLast(1_000);
        WindowFigures worst = new WindowFigures(4_000, 5_000, 1_000, 30, LatencyDistribution.EMPTY);

        Finding finding = inWindows(new ObjectiveWindows(last, 9_001, 9_001, worst));

        assertThat(finding)
                .isEqualTo(
                        new Finding(
                                "failures over the last 1,000",
                                "at most 2 %",
                                "3 % (30) (requests 4,001 to 5,000)",
                                "1,000 in the worst of 9,001 windows",
                                Ruling.MISSED,
                                ""));
    }

    @Test
    void of_a_window_without_any_request_has_no_throughput() {
        Objective objective = throughput(0.1).inAny(Duration.ofSeconds(10));

        Finding finding = inWindows(ObjectiveWindows.none(objective).plus(window(0, 0, 1)));

        assertThat(finding.ruling()).isEqualTo(Ruling.MISSED);
        assertThat(finding.measured()).isEqualTo("0/s (12 s to 22 s)");
    }

    @Test
    void of_the_first_window_says_that_it_starts_with_the_run() {
        WindowFigures first = new WindowFigures(0, 10 * SECOND, 1_000, 0, distribution(1_000, 1));

        assertThat(inWindows(ObjectiveWindows.none(IN_ANY_10_S).plus(first)).measured())
                .endsWith(" (0 s to 10 s)");
    }

    @Test
    void of_windows_that_could_not_be_judged_is_never_met() {
        assertInconclusive(
                inWindows(ObjectiveWindows.none(IN_ANY_10_S)), "the run was shorter than a window");
        assertInconclusive(
                inWindows(ObjectiveWindows.none(IN_ANY_10_S).plus(window(999, 999, 1))),
                "no window had 1,000 samples");
        assertInconclusive(
                judge(aResult().responses(1_000, Duration.ofMillis(1)), IN_ANY_10_S),
                "windows are looked at while a run goes on: demand it of the run");
    }

    private static void assertInconclusive(Finding finding, String reason) {
        assertThat(finding.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(finding.reason()).isEqualTo(reason);
    }

    @Test
    void of_windows_is_inconclusive_where_the_generator_was_saturated() {
        LoadResults saturated =
                aResult()
                        .windows(
                                ObjectiveWindows.none(IN_ANY_10_S)
                                        .plus(window(1_000, 1_000, SECOND)))
                        .generator(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);

        Finding finding = judge(saturated, IN_ANY_10_S);

        assertThat(finding.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(finding.measured()).isEqualTo("1 s (12 s to 22 s)");
    }

    @Test
    void of_a_mean_is_inconclusive_where_it_holds_but_a_window_was_not_answered_in_full() {
        Objective mean =
                Objective.of(Measure.RESPONSE_TIME_MEAN, 250 * MILLI).inAny(Duration.ofSeconds(10));
        ObjectiveWindows windows =
                ObjectiveWindows.none(mean)
                        .plus(window(10, 10, 200 * MILLI))
                        .plus(window(10, 9, 100 * MILLI));

        assertInconclusive(inWindows(windows), "1 request got no response");
    }
}
