package dev.millrace.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTests {

    @ParameterizedTest
    @CsvSource({
        "0 ns, 0",
        "7ns, 7",
        "1.5 us, 1500",
        "1.5 µs, 1500",
        "250 ms, 250000000",
        "  2  s  , 2000000000",
        "1.5 min, 90000000000",
        "2 h, 7200000000000",
        "1 d, 86400000000000",
        "0.4 ns, 0",
        "0.5 ns, 1",
        "9223372036854775807 ns, 9223372036854775807"
    })
    void reads_a_number_and_a_unit(String text, long nanos) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "ms", "-1 ms", "1,5 ms", ".5 ms", "5 m", "5 MS", "1 s 5 ms"})
    void refuses_other_text(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage(
                        "be a number with one of the units ns, us, ms, s, min, h, d, as in \"250"
                                + " ms\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"106752 d", "9223372036854775808 ns", "99999999999999999999 h"})
    void refuses_what_is_too_long(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage("be at most 106751 d");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1 us",
        "1250, 1.25 us",
        "12345, 12.3 us",
        "99960, 100 us",
        "123456, 123 us",
        "999499, 999 us",
        "999999, 1 ms",
        "1000000, 1 ms",
        "10000000, 10 ms",
        "250000000, 250 ms",
        "1500000000, 1.5 s",
        "119000000000, 119 s",
        "120000000000, 2 min",
        "7200000000000, 2 h",
        "-1250000, -1.25 ms"
    })
    void writes_three_digits_in_the_unit_that_fits(long nanos, String text) {
        assertThat(DurationText.format(nanos)).isEqualTo(text);
        assertThat(DurationText.format(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 ns", "7 ns", "1.25 us", "250 ms", "1.5 s", "90 s", "5 min", "24 h"})
    void reads_what_it_wrote(String text) {
        assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(text);
    }

    @Test
    void counts_over_292_years_as_the_largest_long() {
        assertThat(DurationText.saturatedNanos(Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(DurationText.saturatedNanos(Duration.ofNanos(5))).isEqualTo(5);
        assertThat(DurationText.format(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("2562048 h");
    }
}
