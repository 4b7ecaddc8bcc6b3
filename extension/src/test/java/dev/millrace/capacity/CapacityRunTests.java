package dev.millrace.capacity;

import static dev.millrace.result.LoadResults.aResult;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.plan.Objective;
import dev.millrace.result.CapacityEnding;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.CapacityStep.Outcome;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import dev.millrace.result.StopReason;
import dev.millrace.verdict.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CapacityRunTests {

    private static final Objective P99 = Objective.percentile(99, ofMillis(50));
    private static final Duration ENOUGH = Duration.ofHours(1);

    private final FakeClock clock = new FakeClock();
    private final List<CapacityStep> stepped = new ArrayList<>();
    private final List<CapacityResult> finished = new ArrayList<>();

    private CapacityResult search(
            double highestRate, Duration deadline, Function<CapacityPlan.Step, LoadResult> target) {
        CapacityPlan plan =
                new CapacityPlan(
                        500,
                        highestRate,
                        ofSeconds(5),
                        Duration.ZERO,
                        Arrivals.CONSTANT,
                        deadline,
                        List.of(P99));
        CapacityResult result =
                CapacityRun.of(
                        "CatalogueLoadTest.capacity",
                        plan,
                        clock,
                        (step, timeLeft, listener) -> {
                            assertThat(timeLeft).isGreaterThan(step.length());
                            clock.advance(step.length());
                            listener.finished(target.apply(step));
                        },
                        new Heard());
        assertThat(finished).containsExactly(result);
        assertThat(stepped).isEqualTo(result.steps());
        return result;
    }

    private final class Heard implements CapacityListener {

        @Override
        public void stepped(CapacityStep step) {
            stepped.add(step);
        }

        @Override
        public void finished(CapacityResult result) {
            finished.add(result);
        }
    }

    private static LoadResults sent(CapacityPlan.Step step, Duration responseTime) {
        return aResult()
                .window(1_000, 1)
                .rate(step.rate())
                .elapsed(step.length())
                .objective(P99)
                .lag(step.requests(), Duration.ZERO)
                .responses(step.requests(), responseTime);
    }

    private static LoadResult upTo(double limit, CapacityPlan.Step step) {
        return sent(step, step.rate() <= limit ? ofMillis(10) : ofMillis(90)).build();
    }

    /** A step whose lanes had no time to spare. */
    private static LoadResult saturated(CapacityPlan.Step step) {
        return sent(step, ofMillis(90))
                .generator(step.length(), Duration.ZERO, Duration.ZERO)
                .build();
    }

    @Test
    void finds_the_limit_of_the_target() {
        CapacityResult result = search(9_000, ENOUGH, step -> upTo(3_000, step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.LIMIT_FOUND);
        assertThat(result.rate()).isBetween(2_940.0, 3_000.0);
        assertThat(Objects.requireNonNull(result.confirmation()).elapsed())
                .isEqualTo(ofSeconds(20));
        CapacityStep limit = Objects.requireNonNull(result.limit());
        assertThat(limit.rate()).isBetween(3_000.0, result.rate() * 1.02);
        assertThat(limit.reason()).startsWith("response time p99 90");
        assertThat(limit.bound()).startsWith("The schedule bounded the run");
    }

    @Test
    void ends_where_an_objective_cannot_be_judged() {
        CapacityResult result =
                search(
                        9_000,
                        ENOUGH,
                        step ->
                                step.rate() < 1_500
                                        ? upTo(3_000, step)
                                        : sent(step, ofMillis(10))
                                                .objective(P99.forLabel("order"))
                                                .build());

        assertThat(result.ending()).isEqualTo(CapacityEnding.NOT_JUDGED);
        assertThat(result.steps()).hasSize(3);
        assertThat(result.obstacle().reason()).contains("no request had this label");
        assertThat(Ruling.of(result.ending())).isEqualTo(Ruling.INCONCLUSIVE);
    }

    @Test
    void does_not_call_it_nothing_where_a_step_held_that_no_longer_run_confirmed() {
        CapacityResult result =
                search(500, ENOUGH, step -> upTo(step.confirming() ? 0 : 500, step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.NOT_CONFIRMED);
        assertThat(result.steps()).hasSizeGreaterThan(2);
    }

    @Test
    void says_where_the_highest_rate_held() {
        CapacityResult result = search(700, ENOUGH, step -> upTo(3_000, step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.HIGHEST_RATE_HELD);
        assertThat(result.rate()).isEqualTo(700);
        assertThat(result.limit()).isNull();
    }

    @Test
    void does_not_pass_off_the_generators_limit_as_the_targets() {
        CapacityResult result =
                search(
                        9_000,
                        ENOUGH,
                        step -> step.rate() <= 3_000 ? upTo(3_000, step) : saturated(step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.GENERATOR_LIMITED);
        assertThat(result.rate()).isBetween(2_700.0, 3_000.0);
        assertThat(result.steps()).hasSizeLessThan(15);
        assertThat(result.confirmation()).isNotNull();
        assertThat(result.limit())
                .isNotNull()
                .satisfies(
                        limit -> {
                            assertThat(limit.outcome()).isEqualTo(Outcome.GENERATOR_LIMITED);
                            assertThat(limit.bound()).startsWith("The generator's CPU bounded");
                        });
    }

    @Test
    void a_saturated_generator_does_not_hide_a_limit_below() {
        CapacityResult result =
                search(
                        9_000,
                        ENOUGH,
                        step -> step.rate() <= 3_900 ? upTo(3_000, step) : saturated(step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.LIMIT_FOUND);
        assertThat(result.rate()).isBetween(2_940.0, 3_000.0);
    }

    @Test
    void says_where_no_longer_run_confirmed_a_rate() {
        CapacityResult result =
                search(9_000, ENOUGH, step -> upTo(step.confirming() ? 0 : 3_000, step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.NOT_CONFIRMED);
        assertThat(result.confirmation()).isNull();
        assertThat(result.rate()).isPositive();
    }

    @Test
    void says_where_nothing_held() {
        CapacityResult result = search(9_000, ENOUGH, step -> upTo(0, step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.NOTHING_HELD);
        assertThat(result.rate()).isZero();
        assertThat(result.obstacle().rate()).isEqualTo(500.0 / 64);
    }

    @Test
    void a_step_that_was_cut_short_ends_the_search_with_what_was_found() {
        CapacityResult result =
                search(
                        9_000,
                        ENOUGH,
                        step ->
                                step.rate() < 2_000
                                        ? upTo(3_000, step)
                                        : sent(step, ofMillis(1))
                                                .stoppedBy(StopReason.TARGET_UNREACHABLE, 5)
                                                .build());

        assertThat(result.ending()).isEqualTo(CapacityEnding.CUT_SHORT);
        assertThat(result.cutBy()).isEqualTo(StopReason.TARGET_UNREACHABLE);
        assertThat(result.rate()).isEqualTo(1_000);
        assertThat(result.limit()).isNull();
        assertThat(result.obstacle().outcome()).isEqualTo(Outcome.CUT_SHORT);
    }

    @Test
    void a_step_that_failed_fast_is_missed_rather_than_cut_short() {
        CapacityResult result =
                search(
                        9_000,
                        ENOUGH,
                        step ->
                                step.rate() <= 3_000
                                        ? upTo(3_000, step)
                                        : sent(step, ofMillis(90))
                                                .stoppedBy(StopReason.OBJECTIVE_LOST, 0)
                                                .build());

        assertThat(result.ending()).isEqualTo(CapacityEnding.LIMIT_FOUND);
        assertThat(result.limit())
                .isNotNull()
                .satisfies(
                        limit ->
                                assertThat(limit.reason())
                                        .startsWith("lost before its end: response time p99 9"));
    }

    @Test
    void ends_where_the_deadline_leaves_no_time_for_another_step() {
        CapacityResult result = search(9_000, ofSeconds(27), step -> upTo(3_000, step));

        assertThat(result.ending()).isEqualTo(CapacityEnding.CUT_SHORT);
        assertThat(result.cutBy()).isEqualTo(StopReason.DEADLINE);
        assertThat(result.steps()).hasSize(5);
        assertThat(result.rate()).isEqualTo(2_000);
        assertThat(clock.nanos()).isLessThanOrEqualTo(ofSeconds(27).toNanos());
    }

    @Test
    void the_curve_has_all_steps_by_their_rates() {
        CapacityResult result = search(9_000, ENOUGH, step -> upTo(3_000, step));

        assertThat(result.curve())
                .hasSameElementsAs(result.steps())
                .extracting(CapacityStep::rate)
                .isSorted();
    }
}
