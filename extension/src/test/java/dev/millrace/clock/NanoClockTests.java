package dev.millrace.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NanoClockTests {

    @Test
    void the_systems_clock_never_runs_backwards() {
        long before = NanoClock.SYSTEM.nanos();

        assertThat(NanoClock.SYSTEM.nanos() - before).isNotNegative();
    }

    @Test
    void the_systems_clock_knows_the_calendar() {
        assertThat(NanoClock.SYSTEM.instant()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    }
}
