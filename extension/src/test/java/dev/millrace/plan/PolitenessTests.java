package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolitenessTests {

    @Test
    void limits_nothing_unless_told_to() {
        assertThat(Politeness.NONE.limited()).isFalse();
    }

    @Test
    void a_delay_is_no_limit_of_hosts() {
        Politeness politeness = new Politeness(Delay.of(Duration.ofMillis(1)), null, null);

        assertThat(politeness.limited()).isTrue();
        assertThat(politeness.limitsHosts()).isFalse();
    }

    @Test
    void a_rate_spaces_requests_evenly_and_never_closer() {
        Politeness politeness = new Politeness(null, null, 3.0);

        assertThat(politeness.intervalPerHost()).isEqualTo(Duration.ofNanos(333_333_334));
    }

    @Test
    void a_window_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Politeness(null, 0, null))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("`inFlightPerHost` be at least 1, but it was 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_rate_that_is_none_is_refused(double rate) {
        assertThatThrownBy(() -> new Politeness(null, null, rate))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("`ratePerHost` be a number above 0");
    }

    @Test
    void limits_of_hosts_need_one_lane() {
        Plans plan = Plans.aPlan().politeness(new Politeness(null, 1, null)).lanes(2);

        assertThatThrownBy(plan::build)
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(
                        "`lanes` be 1 where `inFlightPerHost` or `ratePerHost` is set, as lanes share nothing, but it was 2");
    }
}
