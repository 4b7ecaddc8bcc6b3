package dev.millrace.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.millrace.plan.Arrivals;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapacitySearchTests {

    private static final double START = 100;

    /** Doublings, halvings of the gap, confirmations, and a repetition of each miss. */
    private static final int MOST_STEPS = 60;

    private static CapacitySearch search(double highestRate) {
        return new CapacitySearch(
                new CapacityPlan(
                        START,
                        highestRate,
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Arrivals.CONSTANT,
                        Duration.ofDays(1),
                        List.of(Objective.of(Measure.RESPONSE_TIME_MAX, 1e9))));
    }

    /** Searches a target to the end, and returns what was tried. */
    private static List<CapacityPlan.Step> run(
            CapacitySearch search, Predicate<CapacityPlan.Step> target) {
        List<CapacityPlan.Step> tried = new ArrayList<>();
        for (CapacityPlan.Step step = search.next(); step != null; step = search.next()) {
            tried.add(step);
            assertThat(tried).hasSizeLessThanOrEqualTo(MOST_STEPS);
            search.tell(target.test(step), false);
        }
        return tried;
    }

    private static CapacitySearch unbounded() {
        return search(Double.POSITIVE_INFINITY);
    }

    static DoubleStream limits() {
        Random random = new Random(1);
        return DoubleStream.concat(
                DoubleStream.of(2, 99.9, 100, 100.1, 199, 200, 3_000, 100_000),
                random.doubles(500, 0.7, 5).map(digits -> Math.pow(10, digits)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void finds_a_hard_limit_from_below_and_within_two_percent(double limit) {
        CapacitySearch search = unbounded();

        run(search, step -> step.rate() <= limit);

        assertThat(search.confirmed()).isTrue();
        assertThat(search.rate()).isBetween(limit / CapacitySearch.PRECISION, limit);
    }

    @Test
    void doubles_halves_the_gap_and_confirms() {
        List<CapacityPlan.Step> tried = run(unbounded(), step -> step.rate() <= 300);

        assertThat(tried)
                .extracting(CapacityPlan.Step::rate)
                .containsExactly(
                        100.0, 200.0, 400.0, 400.0, 282.8, 336.3, 336.3, 308.4, 308.4, 295.3, 301.8,
                        301.8, 298.5, 301.8, 298.5);
        assertThat(tried).filteredOn(CapacityPlan.Step::confirming).hasSize(1);
        assertThat(tried.get(tried.size() - 1).confirming()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_single_miss_by_chance_does_not_bound_the_search(long seed) {
        Random random = new Random(seed);
        CapacitySearch search = unbounded();
        List<CapacityPlan.Step> missed = new ArrayList<>();

        run(
                search,
                step -> {
                    boolean spurious =
                            !step.confirming() && !missed.contains(step) && random.nextInt(3) == 0;
                    if (spurious) {
                        missed.add(step);
                    }
                    return !spurious && step.rate() <= 3_000;
                });

        assertThat(missed).isNotEmpty();
        assertThat(search.rate()).isBetween(3_000 / CapacitySearch.PRECISION, 3_000.0);
    }

    @Test
    void a_disturbance_that_lasts_for_some_steps_does_not_bound_the_search() {
        CapacitySearch search = unbounded();
        AtomicInteger steps = new AtomicInteger();

        List<CapacityPlan.Step> tried =
                run(search, step -> steps.incrementAndGet() > 3 && step.rate() <= 3_000);

        assertThat(tried)
                .extracting(CapacityPlan.Step::rate)
                .startsWith(100.0, 100.0, 50.0, 50.0, 100.0, 200.0);
        assertThat(search.rate()).isBetween(3_000 / CapacitySearch.PRECISION, 3_000.0);
    }

    @Test
    void a_longer_run_that_misses_by_chance_is_repeated() {
        CapacitySearch search = unbounded();
        AtomicInteger confirmations = new AtomicInteger();

        run(
                search,
                step ->
                        step.rate() <= 3_000
                                && (!step.confirming() || confirmations.incrementAndGet() > 1));

        assertThat(confirmations).hasValue(2);
        assertThat(search.rate()).isBetween(3_000 / CapacitySearch.PRECISION, 3_000.0);
    }

    /** Near the limit it is chance, weighted by how near: a logistic curve, 1 % wide. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void a_limit_that_is_blurred_is_found_within_five_percent(long seed) {
        Random random = new Random(seed);
        CapacitySearch search = unbounded();

        run(
                search,
                step -> {
                    double distance = (step.rate() / 3_000 - 1) / 0.01;
                    return random.nextDouble() < 1 / (1 + Math.exp(distance));
                });

        assertThat(search.confirmed()).isTrue();
        assertThat(search.rate()).isCloseTo(3_000, withinPercentage(5));
    }

    @Test
    void goes_lower_where_the_longer_run_misses() {
        CapacitySearch search = unbounded();

        List<CapacityPlan.Step> tried =
                run(search, step -> step.rate() <= (step.confirming() ? 2_850 : 3_000));

        assertThat(tried).filteredOn(CapacityPlan.Step::confirming).hasSizeBetween(3, 9);
        assertThat(search.confirmed()).isTrue();
        assertThat(search.rate()).isBetween(2_850 / CapacitySearch.PRECISION, 2_850.0);
    }

    @Test
    void gives_up_where_no_longer_run_holds_and_keeps_what_held_below_all_that_missed() {
        CapacitySearch search = unbounded();

        List<CapacityPlan.Step> tried =
                run(search, step -> !step.confirming() && step.rate() <= 3_000);

        assertThat(tried)
                .filteredOn(CapacityPlan.Step::confirming)
                .hasSize(2 * CapacitySearch.MOST_CONFIRMATIONS);
        assertThat(search.confirmed()).isFalse();
        assertThat(search.rate()).isPositive().isLessThan(lowestMissed(tried));
    }

    private static double lowestMissed(List<CapacityPlan.Step> tried) {
        return tried.get(tried.size() - 1).rate();
    }

    @Test
    void goes_down_where_the_first_rate_does_not_hold() {
        CapacitySearch search = unbounded();

        List<CapacityPlan.Step> tried = run(search, step -> step.rate() <= 30);

        assertThat(tried).extracting(CapacityPlan.Step::rate).contains(50.0, 25.0);
        assertThat(search.rate()).isBetween(30 / CapacitySearch.PRECISION, 30.0);
    }

    @Test
    void finds_that_nothing_holds() {
        CapacitySearch search = unbounded();

        List<CapacityPlan.Step> tried = run(search, step -> false);

        assertThat(tried).hasSize(2 * (1 + CapacitySearch.MOST_HALVINGS));
        assertThat(tried).noneMatch(CapacityPlan.Step::confirming);
        assertThat(search.rate()).isZero();
        assertThat(search.confirmed()).isFalse();
    }

    @Test
    void confirms_the_highest_rate_that_may_be_tried_and_tries_no_higher_one() {
        CapacitySearch search = search(700);

        List<CapacityPlan.Step> tried = run(search, step -> true);

        assertThat(tried)
                .extracting(CapacityPlan.Step::rate)
                .containsExactly(100.0, 200.0, 400.0, 700.0, 700.0);
        assertThat(search.rate()).isEqualTo(700);
        assertThat(search.confirmed()).isTrue();
    }

    @Test
    void a_limit_just_below_the_highest_rate_is_found_too() {
        CapacitySearch search = search(700);

        run(search, step -> step.rate() <= 690);

        assertThat(search.rate()).isBetween(690 / CapacitySearch.PRECISION, 690.0);
    }
}
