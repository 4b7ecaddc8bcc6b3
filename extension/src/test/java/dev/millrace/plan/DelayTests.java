package dev.millrace.plan;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DelayTests {

    @Test
    void reads_as_it_is() {
        assertThat(Delay.of(ofSeconds(1)).text()).isEqualTo("1 s");
        assertThat(new Delay(ofMillis(500), ofSeconds(3), 1).text()).isEqualTo("500 ms to 3 s");
    }

    @Test
    void keeps_its_range_with_another_seed() {
        Delay delay = new Delay(ofMillis(500), ofSeconds(3), 1);

        assertThat(delay.seededBy(2)).isEqualTo(new Delay(ofMillis(500), ofSeconds(3), 2));
    }

    @Test
    void refuses_pauses_of_nothing() {
        refuses(Duration.ZERO, Duration.ZERO, "be longer than zero, but it was \"0 ns\"");
        refuses(ofMillis(-1), ofMillis(1), "be no shorter than zero, but it was \"-1 ms\"");
    }

    @Test
    void refuses_a_range_that_is_turned_round() {
        refuses(
                ofSeconds(3),
                ofSeconds(1),
                "be the shorter pause, then the longer one, but it was \"3 s to 1 s\"");
    }

    private static void refuses(Duration least, Duration most, String why) {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> new Delay(least, most, 0))
                .withMessageContaining("requires that `delay` " + why);
    }
}
