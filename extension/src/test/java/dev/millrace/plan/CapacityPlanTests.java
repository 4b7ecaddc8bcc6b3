package dev.millrace.plan;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityPlanTests {

    private static final Objective P99 = Objective.percentile(99, ofMillis(50));

    private static final Objective MAX = Objective.of(Measure.RESPONSE_TIME_MAX, 1e9);

    private static CapacityPlan plan(Objective... objectives) {
        return new CapacityPlan(
                100,
                Double.POSITIVE_INFINITY,
                ofSeconds(5),
                ofSeconds(1),
                Arrivals.CONSTANT,
                ofSeconds(102),
                List.of(objectives));
    }

    private static CapacityPlan plan(double start, double highest, Duration step, Duration limit) {
        return new CapacityPlan(start, highest, step, ZERO, Arrivals.CONSTANT, limit, List.of(MAX));
    }

    @Test
    void a_step_lasts_as_long_as_it_was_asked_to() {
        CapacityPlan.Step step = plan(P99).stepAt(1_000, false);

        assertThat(step)
                .isEqualTo(new CapacityPlan.Step(1_000, false, ofSeconds(1), ofSeconds(5), 5_000));
    }

    @Test
    void a_step_of_a_low_rate_lasts_until_its_percentile_has_its_samples() {
        CapacityPlan.Step step = plan(P99).stepAt(40, false);

        assertThat(step)
                .isEqualTo(new CapacityPlan.Step(40, false, ofSeconds(1), ofSeconds(25), 1_000));
    }

    @Test
    void a_run_that_confirms_is_four_times_as_long() {
        CapacityPlan.Step step = plan(P99).stepAt(40, true);

        assertThat(step)
                .isEqualTo(new CapacityPlan.Step(40, true, ofSeconds(1), ofSeconds(100), 4_000));
    }

    @Test
    void a_warm_up_comes_on_top() {
        assertThat(plan(P99).stepAt(1_000, true).longest()).hasSeconds(21);
    }

    @Test
    void a_part_of_a_request_is_one() {
        assertThat(plan(MAX).stepAt(0.3, false).requests()).isEqualTo(2);
    }

    @Test
    void a_step_at_random_is_longer_as_fewer_may_arrive_than_its_rate_says() {
        CapacityPlan random =
                new CapacityPlan(
                        100,
                        100,
                        ofSeconds(5),
                        ZERO,
                        Arrivals.POISSON,
                        ofSeconds(102),
                        List.of(P99));

        assertThat(random.stepAt(100, false).requests()).isBetween(1_126L, 1_127L);
    }

    @Test
    void refuses_a_search_that_a_queue_would_deceive() {
        assertThatThrownBy(() -> plan(Objective.failures(0.01)))
                .hasMessage(
                        "requires that `objectives` have one for the response time of a search for"
                                + " capacity, such as p99: a target with a queue takes any rate for"
                                + " a while, but it was \"[failures]\"");
    }

    @Test
    void refuses_what_could_find_nothing() {
        assertThatThrownBy(() -> plan(200, 100, ofSeconds(1), ofSeconds(100)))
                .hasMessage(
                        "requires that `rate` be at most `highestRate` (100.0), but it was 200.0");
        assertThatThrownBy(() -> plan(0, 100, ofSeconds(1), ofSeconds(100)))
                .hasMessage("requires that `rate` be above 0, but it was 0.0");
        assertThatThrownBy(() -> plan(1, 100, ofSeconds(0), ofSeconds(100)))
                .hasMessage("requires that `duration` be longer than zero, but it was \"0 ns\"");
        assertThatThrownBy(() -> plan(Objective.of(Measure.THROUGHPUT, 500)))
                .hasMessageStartingWith(
                        "requires that `throughput` be no objective of a search for capacity");
    }

    @Test
    void refuses_a_deadline_without_time_for_one_confirmed_step() {
        assertThatThrownBy(() -> plan(100, 200, ofSeconds(5), ofSeconds(25)))
                .hasMessage(
                        "requires that `deadline` be longer than the first step and a run that"
                                + " confirms it (25 s), but it was \"25 s\"");
        assertThat(plan(100, 200, ofSeconds(5), ofSeconds(26)).deadline()).hasSeconds(26);
    }
}
