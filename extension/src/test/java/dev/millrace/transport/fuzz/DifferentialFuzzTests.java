package dev.millrace.transport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Outcome;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.Request;
import dev.millrace.transport.TransportFactory;
import dev.millrace.transport.jetty.DirectTransports;
import dev.millrace.transport.jetty.HttpClientTransports;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random responses, sound and broken, cut at random places: both transports make the same of them.
 *
 * <p>The seeds are fixed, so that a build does what the last one did. For others: {@code
 * -Dmillrace.fuzz.seed} and {@code -Dmillrace.fuzz.count}.
 */
class DifferentialFuzzTests {

    private static final long SEED = Long.getLong("millrace.fuzz.seed", 1);
    private static final int COUNT = Integer.getInteger("millrace.fuzz.count", 2_000);
    private static final int MOST_SHOWN = 10;

    /** Each defect shows in far fewer. */
    private static final int ENOUGH_FOR_A_DEFECT = 300;

    private static List<String> differences(boolean secured, int count)
            throws InterruptedException {
        return new DifferentialFuzz(new HttpClientTransports(), new DirectTransports(), secured)
                .differences(SEED, count, MOST_SHOWN);
    }

    @Test
    void both_transports_make_the_same_of_each_response() throws InterruptedException {
        assertThat(String.join("\n", differences(false, COUNT))).isEmpty();
    }

    @Test
    void both_transports_make_the_same_of_each_response_over_tls() throws InterruptedException {
        assertThat(String.join("\n", differences(true, Math.max(1, COUNT / 10)))).isEmpty();
    }

    @Test
    void the_responses_lead_to_all_that_can_become_of_one() throws InterruptedException {
        Map<String, Integer> ends = new TreeMap<>();

        try (Bench bench = new Bench(new DirectTransports(), false)) {
            for (int i = 0; i < ENOUGH_FOR_A_DEFECT; i++) {
                Observation seen = bench.observe(Exchanges.of(i));
                String end =
                        seen.outcome() instanceof TransportFailure failure
                                ? failure.kind().name()
                                : "response, connection " + (seen.reused() ? "used again" : "not");
                ends.merge(end, 1, Integer::sum);
            }
        }

        assertThat(ends)
                .containsOnlyKeys(
                        "response, connection used again",
                        "response, connection not",
                        "MALFORMED_RESPONSE",
                        "CLOSED_EARLY",
                        "RESET",
                        "RESPONSE_TIMEOUT");
    }

    static Stream<Named<UnaryOperator<Outcome>>> defects() {
        return Defects.all();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void finds_a_transport_that(UnaryOperator<Outcome> defect) throws InterruptedException {
        assertThat(found(UnaryOperator.identity(), defect))
                .singleElement()
                .asString()
                .startsWith("-Dmillrace.fuzz.seed=")
                .contains("HTTP/1.", "direct:", "altered:");
    }

    @Test
    void finds_a_transport_that_adds_a_field_to_requests() throws InterruptedException {
        assertThat(found(request -> request.header("X-Own", "1"), UnaryOperator.identity()))
                .hasSize(1);
    }

    @Test
    void finds_no_difference_from_a_transport_like_itself() throws InterruptedException {
        assertThat(found(UnaryOperator.identity(), UnaryOperator.identity())).isEmpty();
    }

    private static List<String> found(
            UnaryOperator<Request> request, UnaryOperator<Outcome> outcome)
            throws InterruptedException {
        TransportFactory direct = new DirectTransports();
        TransportFactory altered = new AlteredTransports(direct, request, outcome);
        return new DifferentialFuzz(direct, altered, false).differences(1, ENOUGH_FOR_A_DEFECT, 1);
    }
}
