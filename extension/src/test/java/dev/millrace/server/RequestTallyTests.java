package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTallyTests {

    private final RequestTally tally = new RequestTally(100);

    @Test
    void finds_the_indexes_that_did_not_come_exactly_once() {
        for (String path : new String[] {"/0", "/2", "/2", "/3"}) {
            tally.count(path);
        }

        assertThat(tally.notExactlyOnce(1)).isEmpty();
        assertThat(tally.notExactlyOnce(4)).isEqualTo(Map.of(1, 0, 2, 2));
        assertThat(tally.total()).isEqualTo(4);
    }

    @Test
    void counts_other_paths_by_their_name() {
        tally.count("/orders/1");
        tally.count("/orders/1");
        tally.count("/100");

        assertThat(tally.of("/orders/1")).isEqualTo(2);
        assertThat(tally.of("/100")).isEqualTo(1);
        assertThat(tally.of("/absent")).isZero();
    }
}
