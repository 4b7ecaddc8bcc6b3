package dev.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.transport.Alarm;
import org.junit.jupiter.api.Test;

class SlotTimesTests {

    private final SlotTimes times = new SlotTimes();

    @Test
    void the_slot_that_is_ready_first_is_taken_first() {
        times.add(7);
        times.add(3);

        assertThat(times.nextNanos()).isEqualTo(3);
        assertThat(times.take()).isEqualTo(3);
        assertThat(times.take()).isEqualTo(7);
        assertThat(times.nextNanos()).isEqualTo(Alarm.NEVER);
    }

    @Test
    void a_slot_has_a_turn_each_interval_from_its_time_on() {
        times.add(50);

        assertThat(times.turns(50, 100)).isZero();
        assertThat(times.turns(51, 100)).isEqualTo(1);
        assertThat(times.turns(150, 100)).isEqualTo(1);
        assertThat(times.turns(151, 100)).isEqualTo(2);
        assertThat(times.turns(1_050, 100)).isEqualTo(10);
    }

    @Test
    void turns_of_all_slots_add_up() {
        times.add(0);
        times.add(10);
        times.add(500);

        assertThat(times.turns(250, 100)).isEqualTo(3 + 3);
    }
}
