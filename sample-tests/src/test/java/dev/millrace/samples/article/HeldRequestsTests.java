package dev.millrace.samples.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldRequestsTests {

    private long nanos = 5_000_000_000L;
    private final HeldRequests held = new HeldRequests(() -> nanos);

    @Test
    void adds_up_for_how_long_each_request_is_held() {
        held.begin(2_000);
        pass(1);
        held.begin(1_000);
        pass(1);
        held.end();
        held.end();
        pass(10);

        assertThat(held.figures().get("heldSeconds")).hasValue(3);
        assertThat(held.figures().get("delaySeconds")).hasValue(3);
    }

    @Test
    void counts_those_that_are_still_held() {
        held.begin(0);
        pass(4);

        assertThat(held.figures().get("heldSeconds")).hasValue(4);
        assertThat(held.figures().get("held")).hasValue(1);
    }

    @Test
    void tells_how_many_there_were_and_how_many_at_a_time() {
        held.begin(0);
        held.begin(0);
        held.end();
        held.begin(0);

        assertThat(held.figures().get("requests")).hasValue(3);
        assertThat(held.figures().get("most")).hasValue(2);
    }

    private void pass(long seconds) {
        nanos += seconds * 1_000_000_000L;
    }
}
