package dev.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueTimesTests {

    /**
     * At 5 %, where the mean is estimated from the sample: M. A. Stephens, EDF Statistics for
     * Goodness of Fit and Some Comparisons, J. Amer. Statist. Assoc. 69 (1974), table 1.1, case 4
     * (exponential), for the statistic times 1 + 0.6 / n.
     */
    private static final double CRITICAL = 1.341;

    private static final List<Stage> STEADY = List.of(Stage.hold(1_000, Duration.ofSeconds(10)));

    private static final List<Stage> RAMP_AND_HOLD =
            List.of(
                    Stage.rampTo(500, Duration.ofSeconds(2)),
                    Stage.hold(500, Duration.ofSeconds(3)));

    private static List<Long> due(
            List<Stage> stages, Arrivals arrivals, long seed, int lane, int lanes) {
        DueTimes due =
                new DueTimes(new WorkloadModel.Open(lanes, stages, arrivals, seed), lane, lanes);
        List<Long> times = new ArrayList<>();
        for (; due.nanos() != SendSchedule.NEVER; due.advance()) {
            times.add(due.nanos());
        }
        return times;
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void three_lanes_together_have_the_times_of_one(Arrivals arrivals) {
        List<Long> together = new ArrayList<>();

        for (int lane = 0; lane < 3; lane++) {
            together.addAll(due(RAMP_AND_HOLD, arrivals, 7, lane, 3));
        }

        assertThat(together)
                .containsExactlyInAnyOrderElementsOf(due(RAMP_AND_HOLD, arrivals, 7, 0, 1));
    }

    @Test
    void lanes_take_turns() {
        List<Stage> rate = List.of(Stage.hold(10, Duration.ofSeconds(1)));

        assertThat(due(rate, Arrivals.CONSTANT, 1, 1, 3))
                .containsExactly(100_000_000L, 400_000_000L, 700_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void there_are_as_many_as_were_foreseen(long seed) {
        Random random = new Random(seed);
        List<Stage> stages =
                List.of(
                        anyStage(1 + random.nextInt(100), random),
                        anyStage(0, random),
                        anyStage(random.nextDouble() * 200, random),
                        anyStage(random.nextDouble() * 200, random));
        WorkloadModel model = new WorkloadModel.Open(1, stages, Arrivals.CONSTANT, 1);
        for (long millis = 100; millis < 9_000; millis += 100) {
            RunLength length = new RunLength(RequestSource.UNBOUNDED, Duration.ofMillis(millis));
            RunLength afterWarmUp =
                    new RunLength(
                            RequestSource.UNBOUNDED,
                            Duration.ofMillis(millis),
                            WarmUp.time(Duration.ofMillis(1_500)));

            assertThat(model.foreseen(length).requests()).isEqualTo(count(stages, 0, millis));
            assertThat(model.foreseen(afterWarmUp).requests())
                    .isEqualTo(count(stages, 1_500, 1_500 + millis));
        }
    }

    private static long count(List<Stage> stages, long fromMillis, long endMillis) {
        long count =
                due(stages, Arrivals.CONSTANT, 1, 0, 1).stream()
                        .filter(nanos -> nanos >= fromMillis * 1_000_000)
                        .filter(nanos -> nanos < endMillis * 1_000_000)
                        .count();
        return Math.max(1, count);
    }

    private static Stage anyStage(double rate, Random random) {
        Duration duration = Duration.ofNanos(1 + random.nextInt(2_000_000_000));
        return new Stage(rate, duration, random.nextBoolean());
    }

    @Test
    void nobody_foresees_how_many_random_ones_there_are_or_those_without_an_end() {
        List<Stage> rate = List.of(Stage.hold(10, Stage.UNENDING));
        RunLength second = new RunLength(RequestSource.UNBOUNDED, Duration.ofSeconds(1));
        RunLength unending = new RunLength(RequestSource.UNBOUNDED, null);
        RunLength steady =
                new RunLength(RequestSource.UNBOUNDED, Duration.ofSeconds(1), WarmUp.untilSteady());

        assertThat(new WorkloadModel.Open(1, rate, Arrivals.POISSON, 1).foreseen(second))
                .isEqualTo(second);
        assertThat(new WorkloadModel.Open(1, rate, Arrivals.CONSTANT, 1).foreseen(unending))
                .isEqualTo(unending);
        assertThat(new WorkloadModel.Open(1, rate, Arrivals.CONSTANT, 1).foreseen(steady))
                .isEqualTo(steady);
        assertThat(new WorkloadModel.Closed(1).foreseen(second)).isEqualTo(second);
    }

    @Test
    void the_same_seed_gives_the_same_random_times_and_another_one_others() {
        List<Long> times = due(RAMP_AND_HOLD, Arrivals.POISSON, 1, 0, 1);

        assertThat(due(RAMP_AND_HOLD, Arrivals.POISSON, 1, 0, 1)).isEqualTo(times);
        assertThat(due(RAMP_AND_HOLD, Arrivals.POISSON, 2, 0, 1)).isNotEqualTo(times);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void random_arrivals_are_as_many_as_the_rate_says(long seed) {
        // 2,000 expected: 5 standard deviations are 224.
        assertThat(due(RAMP_AND_HOLD, Arrivals.POISSON, seed, 0, 1).size())
                .isBetween(2_000 - 224, 2_000 + 224);
    }

    @Test
    void gaps_of_random_arrivals_are_exponentially_distributed() {
        double[] gaps = gaps(due(STEADY, Arrivals.POISSON, Load.DEFAULT_SEED, 0, 1));

        assertThat(andersonDarling(gaps)).isLessThan(CRITICAL);
    }

    /** At 5 % one in twenty seeds does, by chance; more than 12 of 100 happen once in 700 times. */
    @Test
    void gaps_of_few_seeds_look_as_if_they_were_not() {
        long rejected =
                LongStream.range(0, 100)
                        .filter(
                                seed ->
                                        andersonDarling(
                                                        gaps(
                                                                due(
                                                                        STEADY,
                                                                        Arrivals.POISSON,
                                                                        seed,
                                                                        0,
                                                                        1)))
                                                > CRITICAL)
                        .count();

        assertThat(rejected).isBetween(1L, 12L);
    }

    @Test
    void the_test_of_the_distribution_tells_even_gaps_from_exponential_ones() {
        double[] gaps = gaps(due(STEADY, Arrivals.CONSTANT, 1, 0, 1));

        assertThat(andersonDarling(gaps)).isGreaterThan(CRITICAL);
    }

    private static double[] gaps(List<Long> times) {
        double[] gaps = new double[times.size() - 1];
        for (int gap = 0; gap < gaps.length; gap++) {
            gaps[gap] = times.get(gap + 1) - times.get(gap);
        }
        return gaps;
    }

    /** The Anderson-Darling statistic of a sample against the exponential of its mean. */
    private static double andersonDarling(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            double below = 1 - Math.exp(-sorted[i - 1] / mean);
            double above = Math.exp(-sorted[n - i] / mean);
            sum += (2 * i - 1) * (Math.log(below) + Math.log(above));
        }
        return (-n - sum / n) * (1 + 0.6 / n);
    }
}
