package dev.millrace.result;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.plan.WarmUp;
import dev.millrace.result.CapacityStep.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapacityResultTests {

    private static CapacityStep step(double rate, boolean confirming, Outcome outcome) {
        return new CapacityStep(
                rate,
                confirming,
                outcome,
                "",
                "",
                aResult()
                        .warmUp(
                                WarmUp.time(Duration.ofSeconds(1)),
                                new WarmedUp(Duration.ofSeconds(1), 10, 0, false))
                        .elapsed(Duration.ofSeconds(5))
                        .build());
    }

    private static CapacityResult result(
            double rate, @Nullable StopReason cutBy, CapacityStep... steps) {
        return new CapacityResult("PagesLoadTest.capacity", rate, cutBy, List.of(steps));
    }

    @Test
    void the_limit_is_the_last_step_at_the_lowest_rate_above_that_did_not_hold() {
        CapacityStep first = step(200, false, Outcome.MISSED);
        CapacityStep second = step(200, false, Outcome.GENERATOR_LIMITED);
        CapacityStep higher = step(400, false, Outcome.MISSED);
        CapacityStep held = step(300, false, Outcome.HELD);

        CapacityResult result =
                result(100, null, step(50, false, Outcome.MISSED), higher, first, second, held);

        assertThat(result.limit()).isSameAs(second);
        assertThat(result.obstacle()).isSameAs(second);
    }

    @Test
    void what_cut_the_search_short_is_its_obstacle_and_no_limit() {
        CapacityStep cut = step(200, false, Outcome.CUT_SHORT);

        CapacityResult result =
                result(100, StopReason.INTERRUPTED, step(100, false, Outcome.HELD), cut);

        assertThat(result.limit()).isNull();
        assertThat(result.obstacle()).isSameAs(cut);
        assertThat(result.ending()).isEqualTo(CapacityEnding.CUT_SHORT);
    }

    @Test
    void a_longer_run_that_missed_confirms_nothing() {
        CapacityStep held = step(100, false, Outcome.HELD);

        CapacityResult missed = result(100, null, held, step(100, true, Outcome.MISSED));
        CapacityStep longer = step(100, true, Outcome.HELD);
        CapacityResult confirmed = result(100, null, held, longer);

        assertThat(missed.confirmation()).isNull();
        assertThat(missed.ending()).isEqualTo(CapacityEnding.NOT_CONFIRMED);
        assertThat(confirmed.confirmation()).isSameAs(longer.result());
        assertThat(confirmed.ending()).isEqualTo(CapacityEnding.HIGHEST_RATE_HELD);
    }

    @Test
    void lasts_with_the_warm_up_of_its_last_step() {
        CapacityResult result = result(100, null, step(100, true, Outcome.HELD));

        assertThat(result.elapsed()).hasSeconds(6);
    }

    @Test
    void is_never_without_a_step() {
        assertThatThrownBy(() -> result(0, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
