package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineCpuTests {

    @Test
    void counts_all_but_idling_and_waiting_for_disks_as_busy() {
        MachineCpu cpu = MachineCpu.of("cpu  100 20 30 400 50 6 7 8 90 10");

        assertThat(cpu).isEqualTo(new MachineCpu(100 + 20 + 30 + 6 + 7 + 8, 621));
    }

    @Test
    void tells_the_share_between_two_looks() {
        MachineCpu earlier = MachineCpu.of("cpu 100 0 0 900 0 0 0 0 0 0");
        MachineCpu later = MachineCpu.of("cpu 175 0 0 925 0 0 0 0 0 0");

        assertThat(later.shareSince(earlier)).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void does_not_know_where_the_system_says_nothing() {
        MachineCpu unknown = MachineCpu.of("");
        MachineCpu known = MachineCpu.of("cpu 100 0 0 900 0 0 0 0 0 0");

        assertThat(unknown.shareSince(unknown)).isEqualTo(-1);
        assertThat(known.shareSince(unknown)).isEqualTo(-1);
        assertThat(unknown.shareSince(known)).isEqualTo(-1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void reads_what_this_machine_does() {
        MachineCpu now = MachineCpu.now();

        assertThat(now.all()).isPositive();
        assertThat(now.busy()).isBetween(1L, now.all());
    }
}
