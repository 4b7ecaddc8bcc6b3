package dev.millrace.run;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.plan.WarmUp;
import dev.millrace.result.WarmedUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmUpPhaseTests {

    private final LoadPlan plan = Plans.aPlan().warmUp(WarmUp.untilSteady(ofSeconds(30))).build();
    private final MeasuredPart part = MeasuredParts.startedNow(plan, new FakeClock());
    private final WarmUpPhase phase = new WarmUpPhase(plan.length().warmUp(), part);

    private void pass(int seconds, double meanNanos) {
        for (int second = 0; second < seconds; second++) {
            phase.secondOver(meanNanos, ofSeconds(second).toNanos());
        }
    }

    @Test
    void ends_when_ten_seconds_were_the_same() {
        pass(9, 1e6);
        assertThat(part.known()).isFalse();

        pass(1, 1e6);

        assertThat(part.known()).isTrue();
        assertThat(phase.figures(ofSeconds(10), 500))
                .isEqualTo(new WarmedUp(ofSeconds(10), 500, 0, true));
    }

    @Test
    void ends_without_a_steady_state_when_it_has_taken_too_long() {
        pass(9, 1e6);
        phase.obeyTime(ofSeconds(30).toNanos() - 1, 0);
        assertThat(part.known()).isFalse();

        phase.obeyTime(ofSeconds(30).toNanos(), ofSeconds(30).toNanos());

        assertThat(part.known()).isTrue();
        assertThat(phase.figures(ofSeconds(30), 500))
                .isEqualTo(new WarmedUp(ofSeconds(30), 500, 0, false));
    }

    @Test
    void looks_at_no_time_where_it_does_not_wait_for_a_steady_state() {
        LoadPlan timed = Plans.aPlan().warmUp(WarmUp.requests(1)).build();
        WarmUpPhase counted = new WarmUpPhase(timed.length().warmUp(), new MeasuredPart(timed));

        counted.obeyTime(Duration.ofDays(1).toNanos(), 0);

        assertThat(counted.over()).isFalse();
    }

    @Test
    void is_over_from_the_start_where_there_is_none() {
        LoadPlan without = Plans.aPlan().build();

        WarmUpPhase none = new WarmUpPhase(null, new MeasuredPart(without));

        assertThat(none.over()).isTrue();
        assertThat(none.figures(Duration.ZERO, 0)).isNull();
    }
}
