package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeBoundTests {

    private static final Duration LIMIT = Duration.ofMillis(250);

    @Test
    void the_limit_itself_is_allowed() {
        TimeBound most = new TimeBound(true, LIMIT);
        TimeBound least = new TimeBound(false, LIMIT);

        assertThat(most.allows(LIMIT)).isTrue();
        assertThat(most.allows(LIMIT.plusNanos(1))).isFalse();
        assertThat(least.allows(LIMIT)).isTrue();
        assertThat(least.allows(LIMIT.minusNanos(1))).isFalse();
    }

    @Test
    void says_what_it_asks() {
        assertThat(new TimeBound(true, LIMIT).asked()).isEqualTo("at most 250 ms");
        assertThat(new TimeBound(false, LIMIT).asked()).isEqualTo("at least 250 ms");
    }

    @Test
    void refuses_negative_limits() {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> new TimeBound(true, LIMIT.negated()))
                .withMessage("requires that `limit` not be negative, but it was \"-250 ms\"");
    }
}
