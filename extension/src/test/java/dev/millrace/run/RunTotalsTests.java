package dev.millrace.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Scope;
import dev.millrace.recording.Detail;
import dev.millrace.recording.Recording;
import dev.millrace.result.WindowFigures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunTotalsTests {

    private static final Objective IN_ANY_2_S =
            Objective.of(Measure.FAILURES, 0).forLabel("order").inAny(Duration.ofSeconds(2));
    private static final Objective OF_LAST_3 = Objective.of(Measure.FAILURES, 0).overLast(3);

    private final FakeClock clock = new FakeClock();
    private final LoadPlan plan =
            Plans.aPlan().requests(1_000).objectives(IN_ANY_2_S, OF_LAST_3).build();
    private final RunTotals totals = new RunTotals(plan, clock);

    private void second(int succeeded, int failed) {
        Recording recording = new Recording(Detail.of(plan.objectives()));
        for (int i = 0; i < succeeded + failed; i++) {
            if (i < succeeded) {
                recording.succeeded();
            } else {
                recording.failed("status 200", "was 500", i, () -> "");
            }
            recording.labelled("order", -1, i < succeeded);
        }
        totals.add(recording);
    }

    private void endAfter(Duration length) {
        clock.advance(length);
        totals.endInterval(false);
    }

    private WindowFigures worst(int objective) {
        return requireNonNull(totals.windows().get(objective).worst());
    }

    @Test
    void slide_the_windows_with_each_second_and_the_part_of_one_at_the_end() {
        clock.advance(Duration.ofHours(1));
        totals.start();
        second(3, 1);
        endAfter(Duration.ofSeconds(1));
        second(4, 0);
        endAfter(Duration.ofSeconds(1));
        second(2, 2);
        endAfter(Duration.ofMillis(100));

        assertThat(worst(0).failed()).isEqualTo(3);
        assertThat(worst(0).from()).isZero();
        assertThat(worst(0).to()).isEqualTo(2_100_000_000);
        assertThat(worst(1).failed()).isEqualTo(2);
        assertThat(worst(1).from()).isEqualTo(9);
        assertThat(worst(1).to()).isEqualTo(12);
    }

    @Test
    void keep_windows_together_over_a_second_in_which_no_lane_said_anything() {
        totals.start();
        second(1, 1);
        endAfter(Duration.ofSeconds(1));
        endAfter(Duration.ofSeconds(2));
        second(2, 0);
        endAfter(Duration.ofSeconds(1));

        assertThat(totals.windows().get(0).windows()).isEqualTo(2);
        assertThat(worst(0).to()).isEqualTo(3_000_000_000L);
        assertThat(worst(0).requests()).isEqualTo(2);
    }

    @Test
    void forget_the_windows_of_the_warm_up() {
        totals.start();
        second(0, 9);
        endAfter(Duration.ofSeconds(3));
        totals.restart(clock.nanos());
        second(3, 0);
        endAfter(Duration.ofSeconds(2));

        assertThat(totals.windows().get(0).windows()).isEqualTo(1);
        assertThat(worst(0).failed()).isZero();
        assertThat(worst(0).from()).isZero();
        assertThat(worst(0).to()).isEqualTo(2_000_000_000);
        assertThat(worst(1).failed()).isZero();
    }

    @Test
    void count_for_all_requests_and_for_labels_with_objectives() {
        totals.start();
        second(3, 1);
        endAfter(Duration.ofSeconds(1));

        assertThat(totals.counts(Scope.RUN).requests()).isEqualTo(4);
        assertThat(totals.counts(IN_ANY_2_S.scope()).failed()).isEqualTo(1);
    }
}
