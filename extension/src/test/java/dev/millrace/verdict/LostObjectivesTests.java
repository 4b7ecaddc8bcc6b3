package dev.millrace.verdict;

import static dev.millrace.plan.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Scope;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.ObjectiveWindows;
import dev.millrace.result.WindowFigures;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostObjectivesTests {

    private static final RunLength THOUSAND = new RunLength(1_000, null);
    private static final RunLength UNKNOWN =
            new RunLength(RequestSource.UNBOUNDED, Duration.ofSeconds(10));
    private static final Objective P99 = Objective.percentile(99, 1_000_000);

    private static boolean lost(RunLength length, long failed, long slow, Objective... demanded) {
        SoFar soFar = soFar(scope -> new FakeCounts(0, failed, slow), List.of());
        return new LostObjectives(List.of(demanded), length).any(soFar);
    }

    private static SoFar soFar(
            Function<Scope, SoFar.Counts> counts, List<ObjectiveWindows> windows) {
        return new SoFar() {
            @Override
            public Counts counts(Scope scope) {
                return counts.apply(scope);
            }

            @Override
            public List<ObjectiveWindows> windows() {
                return windows;
            }
        };
    }

    private record FakeCounts(long requests, long failed, long slow) implements SoFar.Counts {

        @Override
        public long slowerThan(long nanos) {
            assertThat(nanos).isEqualTo(1_000_000);
            return slow;
        }
    }

    @Test
    void one_failure_loses_where_none_is_allowed() {
        assertThat(lost(THOUSAND, 0, 0)).isFalse();
        assertThat(lost(THOUSAND, 1, 0)).isTrue();
        assertThat(lost(UNKNOWN, 1, 0)).isTrue();
    }

    @Test
    void more_failures_lose_than_the_share_of_all_requests_that_is_allowed() {
        Objective onePercent = Objective.of(Measure.FAILURES, 0.01);

        assertThat(lost(THOUSAND, 10, 0, onePercent)).isFalse();
        assertThat(lost(THOUSAND, 11, 0, onePercent)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"90, 1000, 100", "99.9, 10000, 10", "99.95, 100000, 50", "99, 1000000, 10000"})
    void exactly_as_many_slow_ones_as_may_lie_above_a_percentile_lose_nothing(
            double percentile, long requests, long above) {
        RunLength length = new RunLength(requests, null);
        Objective objective = Objective.percentile(percentile, 1_000_000);

        assertThat(lost(length, 0, above, objective)).isFalse();
        assertThat(lost(length, 0, above + 1, objective)).isTrue();
    }

    @Test
    void a_share_of_what_a_schedule_has_due_is_lost_as_well() {
        RunLength due =
                aPlan().rate(100)
                        .duration(Duration.ofSeconds(10))
                        .unbounded()
                        .build()
                        .model()
                        .foreseen(UNKNOWN);

        assertThat(lost(due, 0, 10, P99)).isFalse();
        assertThat(lost(due, 0, 11, P99)).isTrue();
    }

    @Test
    void exactly_the_share_of_failures_that_is_allowed_loses_nothing() {
        Objective share = Objective.of(Measure.FAILURES, 0.29);

        assertThat(lost(new RunLength(100, null), 29, 0, share)).isFalse();
        assertThat(lost(new RunLength(100, null), 30, 0, share)).isTrue();
    }

    @Test
    void a_share_of_nobody_knows_how_many_is_not_lost() {
        assertThat(lost(UNKNOWN, 1_000, 0, Objective.of(Measure.FAILURES, 0.01))).isFalse();
        assertThat(lost(UNKNOWN, 0, 1_000, P99)).isFalse();
    }

    @Test
    void a_percentile_is_lost_once_more_are_slow_than_may_lie_above_it() {
        assertThat(lost(THOUSAND, 0, 10, P99)).isFalse();
        assertThat(lost(THOUSAND, 0, 11, P99)).isTrue();
    }

    @Test
    void one_slow_response_loses_the_longest_time() {
        Objective max = Objective.of(Measure.RESPONSE_TIME_MAX, 1_000_000);

        assertThat(lost(UNKNOWN, 0, 0, max)).isFalse();
        assertThat(lost(UNKNOWN, 0, 1, max)).isTrue();
    }

    @Test
    void what_may_still_come_right_is_not_lost() {
        assertThat(
                        lost(
                                THOUSAND,
                                0,
                                1_000,
                                Objective.of(Measure.RESPONSE_TIME_MEAN, 1_000_000),
                                Objective.of(Measure.THROUGHPUT, 1e9)))
                .isFalse();
    }

    private static final Objective ORDERS = Objective.of(Measure.FAILURES, 0.1).forLabel("order");

    /** Of 600 requests up to now 100 were orders. */
    private static boolean lostWithOrders(long failedOrders, long failed, Objective... demanded) {
        SoFar soFar =
                soFar(
                        scope ->
                                scope.label() == null
                                        ? new FakeCounts(600, failed, failed)
                                        : new FakeCounts(100, failedOrders, failedOrders),
                        List.of());
        return new LostObjectives(List.of(demanded), THOUSAND).any(soFar);
    }

    @Test
    void a_label_is_lost_only_where_all_that_are_still_to_come_could_not_mend_it() {
        assertThat(lostWithOrders(50, 50, ORDERS)).isFalse();
        assertThat(lostWithOrders(51, 51, ORDERS)).isTrue();
        assertThat(lostWithOrders(5, 5, ORDERS, P99.forLabel("order"))).isFalse();
        assertThat(lostWithOrders(6, 6, ORDERS, P99.forLabel("order"))).isTrue();
    }

    @Test
    void a_failure_loses_that_no_objective_speaks_of() {
        assertThat(lostWithOrders(9, 9, ORDERS)).isFalse();
        assertThat(lostWithOrders(9, 10, ORDERS)).isTrue();
        assertThat(lostWithOrders(9, 10, ORDERS, Objective.of(Measure.FAILURES, 0.5))).isFalse();
    }

    @Test
    void one_bad_window_loses_whatever_the_run_as_a_whole_may_still_become() {
        Objective inAny = Objective.of(Measure.FAILURES, 0.5).inAny(Duration.ofSeconds(1));
        WindowFigures half = new WindowFigures(0, 1, 10, 5, LatencyDistribution.EMPTY);
        WindowFigures more = new WindowFigures(0, 1, 10, 6, LatencyDistribution.EMPTY);

        assertThat(lostInWindows(ObjectiveWindows.none(inAny))).isFalse();
        assertThat(lostInWindows(ObjectiveWindows.none(inAny).plus(half))).isFalse();
        assertThat(lostInWindows(ObjectiveWindows.none(inAny).plus(half).plus(more))).isTrue();
    }

    private static boolean lostInWindows(ObjectiveWindows windows) {
        SoFar soFar = soFar(scope -> new FakeCounts(10, 6, 0), List.of(windows));
        return new LostObjectives(List.of(windows.objective()), UNKNOWN).any(soFar);
    }
}
