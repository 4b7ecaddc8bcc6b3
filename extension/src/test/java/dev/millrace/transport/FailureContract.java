package dev.millrace.transport;

import static dev.millrace.http.FailureKind.CLOSED_EARLY;
import static dev.millrace.http.FailureKind.CONNECT_TIMEOUT;
import static dev.millrace.http.FailureKind.MALFORMED_RESPONSE;
import static dev.millrace.http.FailureKind.REFUSED;
import static dev.millrace.http.FailureKind.RESET;
import static dev.millrace.http.FailureKind.TARGET_NOT_ALLOWED;
import static dev.millrace.http.FailureKind.UNKNOWN_HOST;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import dev.millrace.server.FullBacklog;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure is called. */
public abstract class FailureContract extends TransportContract {

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of(
                        "closing before the answer",
                        Misbehaviours.closingBeforeTheAnswer(),
                        CLOSED_EARLY),
                Arguments.of(
                        "closing after the status line",
                        Misbehaviours.closingAfterTheStatusLine(),
                        CLOSED_EARLY),
                Arguments.of("closing in the body", Misbehaviours.closingInTheBody(), CLOSED_EARLY),
                Arguments.of("closing in a chunk", Misbehaviours.closingInAChunk(), CLOSED_EARLY),
                Arguments.of(
                        "resetting before the answer",
                        Misbehaviours.resettingBeforeTheAnswer(),
                        RESET),
                Arguments.of("resetting in the body", Misbehaviours.resettingInTheBody(), RESET),
                Arguments.of(
                        "answering garbage", Misbehaviours.answeringGarbage(), MALFORMED_RESPONSE),
                Arguments.of(
                        "answering a broken chunk size",
                        Misbehaviours.answeringABrokenChunkSize(),
                        MALFORMED_RESPONSE));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("misbehaviours")
    void names_the_failure_of_a_server(String misbehaviour, Script script, FailureKind kind) {
        RawServer server = serve(script);

        TransportFailure failure = open().fail(get(server.uri("/")));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(kind);
        assertThat(failure.detail()).isNotBlank();
        assertThat(server.requests()).isEqualTo(1);
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void calls_an_upload_that_the_server_resets_by_its_name() {
        RawServer server = serve(Misbehaviours.resettingInTheUpload());
        Request upload = post(server.uri("/")).bytes(new byte[16 << 20]);

        TransportFailure failure = open().fail(upload);

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(RESET);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void calls_a_port_where_nobody_listens_refused() throws Exception {
        assertThat(kindOf(open(), "http://127.0.0.1:" + unusedPort() + "/")).isEqualTo(REFUSED);
    }

    @Test
    void calls_each_of_a_window_refused() throws Exception {
        ProbeLane lane = open(Plans.aPlan().concurrency(300));

        var window = lane.startAll(300, get("http://127.0.0.1:" + unusedPort() + "/"));

        assertThat(window)
                .allSatisfy(
                        exchange ->
                                assertThat(ProbeLane.failure(exchange).kind()).isEqualTo(REFUSED));
    }

    @Test
    void gives_up_connecting_when_its_time_is_over() {
        FullBacklog backlog = closing(FullBacklog.open());
        ProbeLane lane = open(Plans.aPlan().connectTimeout(Duration.ofMillis(300)));

        assertThat(kindOf(lane, "http://127.0.0.1:" + backlog.port() + "/"))
                .isEqualTo(CONNECT_TIMEOUT);
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(0, 1, 0));
    }

    @Test
    void calls_a_name_without_an_address_an_unknown_host() {
        ProbeLane lane = open(Plans.aPlan().allowing("no-such-host.invalid"));

        TransportFailure failure = lane.fail(get("http://no-such-host.invalid/"));

        assertThat(failure.kind()).isEqualTo(UNKNOWN_HOST);
        assertThat(failure.detail()).contains("no-such-host.invalid");
    }

    @Test
    void refuses_a_host_that_may_not_be_loaded_and_says_how_to_allow_it() {
        ProbeLane lane = open();

        TransportFailure failure = lane.fail(get("http://192.0.2.1:8080/"));

        assertThat(failure.kind()).isEqualTo(TARGET_NOT_ALLOWED);
        assertThat(failure.detail()).contains("192.0.2.1", "millrace.targets");
    }

    @Test
    void refuses_to_connect_to_a_stand_in_that_may_not_be_loaded() {
        ProbeLane lane = open(Plans.aPlan().address("localhost:80", "192.0.2.1:80"));

        assertThat(kindOf(lane, "http://localhost/")).isEqualTo(TARGET_NOT_ALLOWED);
    }

    private static FailureKind kindOf(ProbeLane lane, String uri) {
        return lane.fail(get(uri)).kind();
    }
}
