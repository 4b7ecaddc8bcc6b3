package dev.millrace.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.Plans;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredPartTests {

    private final FakeClock clock = new FakeClock();
    private final long start = clock.nanos();

    private MeasuredPart of(Plans plan) {
        return MeasuredParts.startedNow(plan.build(), clock);
    }

    private long after(Duration time) {
        return start + time.toNanos();
    }

    @Test
    void is_all_of_a_run_without_a_warm_up() {
        MeasuredPart part = of(Plans.aPlan().rate(10).requests(3));

        assertThat(part.includes(0, start)).isTrue();
        assertThat(part.endsBefore(2, 0)).isFalse();
        assertThat(part.endsBefore(3, 0)).isTrue();
    }

    @Test
    void ends_with_its_duration() {
        MeasuredPart part = of(Plans.aPlan().rate(10).unbounded().duration(ofMillis(200)));

        assertThat(part.endsBefore(1, ofMillis(200).toNanos() - 1)).isFalse();
        assertThat(part.endsBefore(2, ofMillis(200).toNanos())).isTrue();
    }

    @Test
    void begins_after_a_time_in_the_closed_model() {
        MeasuredPart part = of(Plans.aPlan().warmUp(WarmUp.time(ofSeconds(2))));

        assertThat(part.includes(5_000, after(ofSeconds(2)) - 1)).isFalse();
        assertThat(part.includes(0, after(ofSeconds(2)))).isTrue();
    }

    @Test
    void lasts_as_long_as_asked_from_the_first_request_of_the_closed_model() {
        MeasuredPart timed =
                of(
                        Plans.aPlan()
                                .unbounded()
                                .duration(ofSeconds(1))
                                .warmUp(WarmUp.time(ofSeconds(2))));
        MeasuredPart counted =
                of(Plans.aPlan().unbounded().duration(ofSeconds(1)).warmUp(WarmUp.requests(100)));

        assertThat(timed.isOver(after(ofSeconds(3)) - 1)).isFalse();
        assertThat(timed.isOver(after(ofSeconds(3)))).isTrue();
        assertThat(counted.isOver(after(ofSeconds(60)))).isFalse();

        timed.begun(after(ofMillis(2_500)));
        counted.begun(after(ofSeconds(60)));

        assertThat(timed.isOver(after(ofMillis(3_500)) - 1)).isFalse();
        assertThat(timed.isOver(after(ofMillis(3_500)))).isTrue();
        assertThat(timed.includes(0, after(ofSeconds(2)))).isTrue();
        assertThat(counted.isOver(after(ofSeconds(61)) - 1)).isFalse();
        assertThat(counted.isOver(after(ofSeconds(61)))).isTrue();
    }

    @Test
    void lasts_as_long_as_asked_from_the_warm_ups_end_in_the_open_model() {
        MeasuredPart part =
                of(
                        Plans.aPlan()
                                .rate(10)
                                .unbounded()
                                .duration(ofSeconds(1))
                                .warmUp(WarmUp.time(ofSeconds(2))));

        part.begun(after(ofMillis(2_500)));

        assertThat(part.isOver(after(ofSeconds(3)) - 1)).isFalse();
        assertThat(part.isOver(after(ofSeconds(3)))).isTrue();
    }

    @Test
    void begins_after_a_number_of_requests_in_the_closed_model() {
        MeasuredPart part = of(Plans.aPlan().warmUp(WarmUp.requests(100)));

        assertThat(part.includes(99, after(ofSeconds(60)))).isFalse();
        assertThat(part.includes(100, start)).isTrue();
    }

    @Test
    void has_as_many_requests_after_a_time_as_were_asked_for() {
        MeasuredPart part =
                of(Plans.aPlan().rate(10).requests(5).warmUp(WarmUp.time(ofSeconds(2))));

        assertThat(part.includes(19, after(ofMillis(1_900)))).isFalse();
        assertThat(part.includes(20, after(ofSeconds(2)))).isTrue();
        assertThat(part.endsBefore(24, ofMillis(2_400).toNanos())).isFalse();
        assertThat(part.endsBefore(25, ofMillis(2_500).toNanos())).isTrue();
    }

    @Test
    void has_as_much_time_after_a_number_of_requests_as_was_asked_for() {
        MeasuredPart part =
                of(
                        Plans.aPlan()
                                .rate(10)
                                .unbounded()
                                .duration(ofSeconds(1))
                                .warmUp(WarmUp.requests(30)));

        assertThat(part.includes(29, after(ofMillis(2_900)))).isFalse();
        assertThat(part.includes(30, after(ofSeconds(3)))).isTrue();
        assertThat(part.endsBefore(39, ofMillis(3_900).toNanos())).isFalse();
        assertThat(part.endsBefore(40, ofSeconds(4).toNanos())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void begins_with_the_first_random_arrival_after_a_time(long seed) {
        Plans plan =
                Plans.aPlan()
                        .rate(50)
                        .arrivals(Arrivals.POISSON)
                        .seed(seed)
                        .requests(10)
                        .warmUp(WarmUp.time(ofSeconds(2)));
        DueTimes due = DueTimes.ofAllLanes((WorkloadModel.Open) plan.build().model());
        while (due.nanos() < ofSeconds(2).toNanos()) {
            due.advance();
        }

        MeasuredPart part = of(plan);

        assertThat(part.includes(due.index() - 1, after(ofSeconds(3)))).isFalse();
        assertThat(part.includes(due.index(), start + due.nanos())).isTrue();
        assertThat(part.endsBefore(due.index() + 10, ofSeconds(3).toNanos())).isTrue();
    }

    @Test
    void is_not_known_before_it_is_told_to_begin_where_it_waits_for_a_steady_state() {
        MeasuredPart part = of(Plans.aPlan().warmUp(WarmUp.untilSteady()));

        assertThat(part.known()).isFalse();
        assertThat(part.includes(1_000_000, after(ofSeconds(100)))).isFalse();

        part.begin(after(ofSeconds(15)));

        assertThat(part.known()).isTrue();
        assertThat(part.includes(7, after(ofSeconds(15)) - 1)).isFalse();
        assertThat(part.includes(7, after(ofSeconds(15)))).isTrue();
    }

    @Test
    void gives_the_lanes_of_the_open_model_notice() {
        MeasuredPart part = of(Plans.aPlan().rate(10).requests(5).warmUp(WarmUp.untilSteady()));

        part.begin(after(ofSeconds(15)));

        assertThat(part.includes(159, after(ofMillis(15_900)))).isFalse();
        assertThat(part.includes(160, after(ofSeconds(16)))).isTrue();
        assertThat(part.endsBefore(164, ofMillis(16_400).toNanos())).isFalse();
        assertThat(part.endsBefore(165, ofMillis(16_500).toNanos())).isTrue();
    }

    @Test
    void is_the_same_where_the_schedule_was_gone_along_meanwhile() {
        MeasuredPart part = of(Plans.aPlan().rate(10).requests(5).warmUp(WarmUp.untilSteady()));
        part.pass(after(ofSeconds(7)));
        part.pass(after(ofSeconds(15)));

        part.begin(after(ofSeconds(15)));

        assertThat(part.includes(159, after(ofMillis(15_900)))).isFalse();
        assertThat(part.includes(160, after(ofSeconds(16)))).isTrue();
    }
}
