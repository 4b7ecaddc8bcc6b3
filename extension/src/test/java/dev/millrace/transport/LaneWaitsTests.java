package dev.millrace.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneWaitsTests {

    private static final LaneWaits EARLIER = new LaneWaits(10, 20, 300);

    @Test
    void since_an_earlier_look_are_the_differences() {
        assertThat(new LaneWaits(15, 27, 400).since(EARLIER)).isEqualTo(new LaneWaits(5, 7, 400));
    }

    @Test
    void an_earlier_look_up_is_none_since_then() {
        assertThat(new LaneWaits(15, 27, 300).since(EARLIER)).isEqualTo(new LaneWaits(5, 7, 0));
    }
}
