package dev.millrace.transport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Body;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTests {

    private static final Outcome OK = new Response(200, "OK", Headers.of(List.of()), Body.EMPTY);
    private static final Outcome FAILED =
            new TransportFailure(FailureKind.MALFORMED_RESPONSE, "broken");

    private static Observation observation(Outcome outcome, boolean reused, int opened) {
        return new Observation(
                outcome,
                List.of("sending", "firstByte", "completed"),
                List.of(),
                OK,
                reused,
                new ConnectionCounts(opened, 0, 0));
    }

    @Test
    void agrees_with_the_same() {
        assertThat(observation(OK, true, 0).agreesWith(observation(OK, true, 0), true)).isTrue();
    }

    @Test
    void agrees_with_no_other_outcome() {
        assertThat(observation(OK, true, 0).agreesWith(observation(FAILED, true, 0), false))
                .isFalse();
    }

    @Test
    void tells_from_each_other_what_used_the_connection_again_and_what_did_not() {
        Observation again = observation(OK, true, 0);

        assertThat(again.agreesWith(observation(OK, false, 1), true)).isFalse();
        assertThat(again.agreesWith(observation(OK, true, 1), true)).isFalse();
    }

    @Test
    void lets_a_connection_be_closed_or_not_where_there_may_be_bytes_behind_a_response() {
        Observation again = observation(OK, true, 0);

        assertThat(again.agreesWith(observation(OK, false, 1), false)).isTrue();
    }

    @Test
    void lets_no_connection_be_used_again_after_a_failure_by_one_of_them() {
        Observation again = observation(FAILED, true, 0);

        assertThat(again.agreesWith(observation(FAILED, false, 1), false)).isFalse();
    }
}
