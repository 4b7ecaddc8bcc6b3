package dev.millrace.run;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.plan.Delay;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PausesTests {

    private static final int MANY = 100_000;
    private static final long SECOND = 1_000_000_000;

    private static long[] drawn(long seed) {
        Pauses pauses = new Pauses(new Delay(ofSeconds(1), ofSeconds(3), seed));
        return LongStream.range(0, MANY).map(pauses::nanosAfter).toArray();
    }

    @Test
    void there_are_none_unless_they_were_asked_for() {
        assertThat(new Pauses(null).nanosAfter(7)).isZero();
    }

    @Test
    void a_fixed_one_is_always_the_same() {
        assertThat(new Pauses(Delay.of(ofSeconds(2))).nanosAfter(7)).isEqualTo(2 * SECOND);
    }

    @Test
    void are_spread_evenly_over_their_range() {
        long[] pauses = drawn(7);

        int[] tenths = new int[10];
        for (long pause : pauses) {
            tenths[Math.toIntExact((pause - SECOND) * 10 / (2 * SECOND))]++;
        }

        assertThat(Arrays.stream(pauses).average().orElseThrow())
                .isCloseTo(2.0 * SECOND, within(0.01 * SECOND));
        // Ten times its expectation's root away is no chance.
        assertThat(tenths).satisfies(counts -> assertEach(counts, MANY / 10, 300));
    }

    private static void assertEach(int[] counts, int expected, int tolerance) {
        for (int count : counts) {
            assertThat(count).isCloseTo(expected, within(tolerance));
        }
    }

    @Test
    void say_nothing_about_the_next_one() {
        long[] pauses = drawn(7);
        double mean = 2.0 * SECOND;
        double covariance = 0;
        double variance = 0;
        for (int i = 1; i < MANY; i++) {
            covariance += (pauses[i] - mean) * (pauses[i - 1] - mean);
            variance += (pauses[i] - mean) * (pauses[i] - mean);
        }

        assertThat(covariance / variance).isCloseTo(0, within(0.02));
    }

    @Test
    void are_the_same_for_the_same_seed_and_others_for_another() {
        assertThat(drawn(7)).isEqualTo(drawn(7));
        assertThat(drawn(8)).isNotEqualTo(drawn(7));
        assertThat(Arrays.copyOf(drawn(8), 100)).doesNotContain(Arrays.copyOf(drawn(7), 100));
    }
}
