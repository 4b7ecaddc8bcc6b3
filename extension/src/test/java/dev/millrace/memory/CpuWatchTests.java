package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class CpuWatchTests {

    private static final MachineCpu IDLE = new MachineCpu(0, 100);
    private static final MachineCpu BUSY = new MachineCpu(75, 200);

    @Test
    void tells_what_was_used_since_its_start() {
        CpuUse use = watch(5_000, 7_000, IDLE, BUSY).finish();

        assertThat(use).isEqualTo(new CpuUse(Duration.ofNanos(2_000), 0.75));
    }

    @Test
    void knows_nothing_of_a_process_whose_jvm_does_not_tell() {
        assertThat(watch(-1, -1, IDLE, BUSY).finish().process()).isNull();
        assertThat(watch(5_000, -1, IDLE, BUSY).finish().process()).isNull();
        assertThat(watch(-1, 7_000, IDLE, BUSY).finish().process()).isNull();
    }

    @Test
    void knows_nothing_of_a_machine_whose_system_does_not_tell() {
        MachineCpu unknown = new MachineCpu(0, 0);

        assertThat(watch(5_000, 7_000, unknown, unknown).finish())
                .isEqualTo(new CpuUse(Duration.ofNanos(2_000), -1));
    }

    private static CpuWatch watch(long first, long then, MachineCpu machine, MachineCpu later) {
        Iterator<Long> process = Arrays.asList(first, then).iterator();
        Iterator<MachineCpu> machines = Arrays.asList(machine, later).iterator();
        return new CpuWatch(process::next, machines::next);
    }
}
