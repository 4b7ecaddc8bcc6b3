package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestIdsTests {

    @Test
    void an_id_holds_the_run_and_the_index() {
        assertThat(new RequestIds("X-Request-Id", "a1b2").of(17)).isEqualTo("a1b2-17");
    }

    @Test
    void no_two_runs_share_their_ids() {
        RequestIds one = RequestIds.ofNewRun("X-Request-Id");
        RequestIds other = RequestIds.ofNewRun("X-Request-Id");

        assertThat(one.of(1)).isNotEqualTo(other.of(1)).matches("[0-9a-f]{32}-1");
    }
}
