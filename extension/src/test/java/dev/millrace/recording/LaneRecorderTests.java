package dev.millrace.recording;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneRecorderTests {

    private final LaneRecorder recorder = new LaneRecorder(Detail.NONE);

    @Test
    void takes_what_was_recorded_since_the_last_swap() {
        recorder.current().succeeded();
        Recording first = requireNonNull(recorder.swap());
        recorder.current().succeeded();
        recorder.current().succeeded();

        assertThat(first.requests()).isEqualTo(1);
        assertThat(recorder.current().requests()).isEqualTo(2);
    }

    @Test
    void takes_nothing_while_the_last_one_is_not_given_back() {
        recorder.current().succeeded();
        Recording first = requireNonNull(recorder.swap());
        recorder.current().succeeded();

        assertThat(recorder.swap()).isNull();
        assertThat(first.requests()).isEqualTo(1);
        assertThat(recorder.current().requests()).isEqualTo(1);
    }

    @Test
    void goes_on_with_the_current_one_until_the_last_one_is_given_back() {
        Recording first = requireNonNull(recorder.swap());
        recorder.current().succeeded();
        recorder.swap();
        recorder.current().succeeded();

        recorder.giveBack(first);

        assertThat(recorder.swap()).isNotNull().extracting(Recording::requests).isEqualTo(2L);
    }

    @Test
    void starts_again_with_nothing_in_what_is_given_back() {
        recorder.current().succeeded();
        Recording first = requireNonNull(recorder.swap());
        recorder.giveBack(first);

        recorder.swap();

        assertThat(recorder.current()).isSameAs(first);
        assertThat(recorder.current().requests()).isZero();
    }

    @Test
    void loses_and_repeats_nothing_over_many_swaps() {
        Recording total = new Recording(Detail.NONE);
        Recording read = null;
        for (int i = 0; i < 100; i++) {
            recorder.current().succeeded();
            if (read != null && i % 3 == 0) {
                recorder.giveBack(read);
                read = null;
            }
            Recording full = recorder.swap();
            if (full != null) {
                total.add(full);
                read = full;
            }
        }
        total.add(recorder.current());

        assertThat(total.requests()).isEqualTo(100);
    }
}
