package dev.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyStateTests {

    private final SteadyState state = new SteadyState();

    /** Adds seconds until it is steady, and returns how many it took, or -1 after so many. */
    private int secondsUntilSteady(int most, IntToDoubleFunction meanNanos) {
        for (int second = 0; second < most; second++) {
            state.add(meanNanos.applyAsDouble(second));
            if (state.reached()) {
                return second + 1;
            }
        }
        return -1;
    }

    @Test
    void is_reached_after_ten_seconds_that_are_the_same() {
        assertThat(secondsUntilSteady(100, second -> 1e6)).isEqualTo(10);
    }

    @Test
    void is_reached_ten_seconds_after_the_last_step() {
        double[] steps = {9e6, 5e6, 5e6, 5e6, 2e6, 2e6, 2e6, 2e6, 2e6, 2e6, 1e6};

        int seconds = secondsUntilSteady(100, second -> steps[Math.min(second, steps.length - 1)]);

        assertThat(seconds).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void is_reached_in_spite_of_scatter(long seed) {
        Random random = new Random(seed);

        int seconds =
                secondsUntilSteady(
                        60,
                        second ->
                                (second < 8 ? 4e6 / (second + 1) : 5e5)
                                        * Math.exp(0.1 * random.nextGaussian()));

        assertThat(seconds).isBetween(10, 30);
    }

    @Test
    void is_not_reached_while_it_falls() {
        assertThat(secondsUntilSteady(60, second -> 1e7 * Math.pow(0.93, second))).isEqualTo(-1);
    }

    @Test
    void is_not_reached_where_a_stall_comes_each_nine_seconds() {
        assertThat(secondsUntilSteady(60, second -> second % 9 == 8 ? 5e6 : 1e6)).isEqualTo(-1);
    }

    @Test
    void is_not_reached_where_the_level_jumps_up_and_down() {
        assertThat(secondsUntilSteady(60, second -> second / 7 % 2 == 0 ? 1e6 : 2e6)).isEqualTo(-1);
    }

    @Test
    void begins_anew_after_a_second_without_a_response() {
        assertThat(secondsUntilSteady(60, second -> second == 5 ? 0 : 1e6)).isEqualTo(16);
    }

    @Test
    void a_change_of_a_tenth_is_one() {
        secondsUntilSteady(10, second -> 1e6);
        for (int second = 0; second < 9; second++) {
            state.add(1.1e6);
        }
        assertThat(state.reached()).isFalse();

        state.add(1.1e6);

        assertThat(state.reached()).isTrue();
    }

    @Test
    void small_changes_are_none() {
        assertThat(secondsUntilSteady(60, second -> second < 5 ? 1.04e6 : 1e6)).isEqualTo(10);
    }
}
