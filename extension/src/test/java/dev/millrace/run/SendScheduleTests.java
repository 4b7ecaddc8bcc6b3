package dev.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendScheduleTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static SendSchedule schedule(Stage... stages) {
        return new SendSchedule(List.of(stages));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    @Test
    void at_a_steady_rate_requests_are_due_in_even_steps_from_the_start() {
        SendSchedule schedule = schedule(Stage.hold(4, Stage.UNENDING));

        assertThat(schedule.nanosAfter(0)).isZero();
        assertThat(schedule.nanosAfter(1)).isEqualTo(250_000_000);
        assertThat(schedule.nanosAfter(1_000_000)).isEqualTo(250_000_000L * 1_000_000);
    }

    @Test
    void a_rate_that_divides_no_second_does_not_drift_in_a_week() {
        SendSchedule schedule = schedule(Stage.hold(3, Stage.UNENDING));

        int week = 7 * 24 * 3_600;

        assertThat(schedule.nanosAfter(3 * week)).isEqualTo(week * 1_000_000_000L);
    }

    @Test
    void nothing_is_due_at_the_end_of_the_last_stage_and_later() {
        SendSchedule schedule = schedule(Stage.hold(10, SECOND));

        assertThat(schedule.nanosAfter(9)).isEqualTo(900_000_000);
        assertThat(schedule.nanosAfter(10)).isEqualTo(SendSchedule.NEVER);
    }

    @Test
    void a_ramp_sends_half_of_what_its_end_would() {
        SendSchedule schedule = schedule(Stage.rampTo(100, Duration.ofSeconds(10)));

        // After 5 s the rate is 50/s, and 5 * 50 / 2 were due.
        assertThat(schedule.nanosAfter(125)).isEqualTo(5_000_000_000L);
        assertThat(schedule.nanosAfter(499)).isBetween(9_980_000_000L, 10_000_000_000L);
        assertThat(schedule.nanosAfter(500)).isEqualTo(SendSchedule.NEVER);
    }

    @Test
    void a_ramp_goes_down_as_well() {
        SendSchedule schedule =
                schedule(Stage.hold(100, SECOND), Stage.rampTo(0, Duration.ofSeconds(10)));

        // 5 s into the ramp: 100 * 5 less 10 * 25 / 2.
        assertThat(schedule.nanosAfter(100 + 375)).isEqualTo(6_000_000_000L);
        assertThat(schedule.nanosAfter(600)).isEqualTo(SendSchedule.NEVER);
    }

    @Test
    void a_step_changes_the_rate_at_once() {
        SendSchedule schedule = schedule(Stage.hold(10, SECOND), Stage.hold(1_000, SECOND));

        assertThat(schedule.nanosAfter(9)).isEqualTo(900_000_000);
        assertThat(schedule.nanosAfter(10)).isEqualTo(1_000_000_000);
        assertThat(schedule.nanosAfter(11)).isEqualTo(1_001_000_000);
    }

    @Test
    void nothing_is_due_in_a_pause() {
        SendSchedule schedule =
                schedule(
                        Stage.hold(0, SECOND),
                        Stage.hold(10, SECOND),
                        Stage.hold(0, SECOND),
                        Stage.hold(10, SECOND),
                        Stage.hold(0, SECOND));

        assertThat(schedule.nanosAfter(0)).isEqualTo(1_000_000_000);
        assertThat(schedule.nanosAfter(9)).isEqualTo(1_900_000_000);
        assertThat(schedule.nanosAfter(10)).isEqualTo(3_000_000_000L);
        assertThat(schedule.nanosAfter(20)).isEqualTo(SendSchedule.NEVER);
    }

    @Test
    void sums_of_fractions_do_not_move_a_request_over_a_pause() {
        // 0.28 * 25 is 7.000000000000001 in binary, but the eighth request is one of the last
        // stage.
        SendSchedule schedule =
                schedule(
                        Stage.hold(0.28, Duration.ofSeconds(25)),
                        Stage.hold(0, Duration.ofSeconds(100)),
                        Stage.hold(1, Duration.ofSeconds(10)));

        assertThat(schedule.nanosAfter(7)).isEqualTo(125_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void as_many_are_due_by_any_time_as_the_area_below_the_rate_says(long seed) {
        Random random = new Random(seed);
        List<Stage> stages = anyStages(random);
        SendSchedule schedule = new SendSchedule(stages);
        List<Long> due = new ArrayList<>();
        for (int index = 0; schedule.nanosAfter(index) != SendSchedule.NEVER; index++) {
            due.add(schedule.nanosAfter(index));
        }
        double length = stages.stream().mapToDouble(stage -> seconds(nanos(stage))).sum();

        assertThat(due).isSorted();
        assertThat((double) due.size())
                .isBetween(area(stages, length) - 1e-5, area(stages, length) + 1);
        for (int look = 0; look < 1_000; look++) {
            double time = random.nextDouble() * length;
            double area = area(stages, time);
            long counted = due.stream().filter(nanos -> seconds(nanos) <= time).count();
            // Where the area is a whole number the next request is due in that very moment.
            if (Math.abs(area - Math.rint(area)) > 1e-5) {
                assertThat(counted).isEqualTo((long) Math.ceil(area));
            }
        }
    }

    private static List<Stage> anyStages(Random random) {
        List<Stage> stages = new ArrayList<>();
        stages.add(Stage.hold(1 + random.nextInt(100), SECOND));
        int more = random.nextInt(6);
        for (int stage = 0; stage < more; stage++) {
            double rate = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 200;
            Duration length = Duration.ofNanos(1 + random.nextInt(2_000_000_000));
            stages.add(new Stage(rate, length, random.nextBoolean()));
        }
        return stages;
    }

    private static long nanos(Stage stage) {
        return stage.duration().toNanos();
    }

    /** Adds up trapezoids: slowly, and another way than the schedule does. */
    private static double area(List<Stage> stages, double until) {
        double area = 0;
        double start = 0;
        double rate = 0;
        for (Stage stage : stages) {
            double length = seconds(nanos(stage));
            double part = Math.max(0, Math.min(until - start, length));
            double first = stage.ramp() ? rate : stage.rate();
            double last = first + (stage.rate() - first) * part / length;
            area += part * (first + last) / 2;
            start += length;
            rate = stage.rate();
        }
        return area;
    }
}
