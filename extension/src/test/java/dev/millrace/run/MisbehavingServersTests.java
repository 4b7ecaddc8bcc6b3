package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Certificates;
import dev.millrace.server.FullBacklog;
import dev.millrace.server.JettyServer;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import dev.millrace.transport.jetty.HttpClientTransports;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Half of the requests go to a good server, half to a bad one: the run goes to its end, and all are
 * counted.
 */
class MisbehavingServersTests {

    private static final int REQUESTS = 40;

    private static LoadResult run(Plans plan, String bad) {
        try (RawServer good = RawServer.start(Behaviours.ok("ok"))) {
            LoadPlan built = plan.requests(REQUESTS).concurrency(10).build();
            String goodUri = good.uri("/");
            return new LoadRunner(new HttpClientTransports(), NanoClock.SYSTEM)
                    .run(
                            built,
                            RequestSource.of(index -> get(index % 2 == 0 ? goodUri : bad)),
                            new RunListener() {});
        }
    }

    private static void assertHalfFailedAs(FailureKind kind, LoadResult result) {
        assertThat(result.stopReason()).isEqualTo(StopReason.COUNT_REACHED);
        assertThat(result.requests()).isEqualTo(REQUESTS);
        assertThat(result.statuses()).containsEntry(200, REQUESTS / 2L);
        assertThat(result.failures().countOf(kind.text()))
                .as("%s", result.failures())
                .isEqualTo(REQUESTS / 2);
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of(FailureKind.CLOSED_EARLY, Misbehaviours.closingBeforeTheAnswer()),
                Arguments.of(FailureKind.CLOSED_EARLY, Misbehaviours.closingInTheBody()),
                Arguments.of(FailureKind.RESET, Misbehaviours.resettingBeforeTheAnswer()),
                Arguments.of(FailureKind.MALFORMED_RESPONSE, Misbehaviours.answeringGarbage()),
                Arguments.of(FailureKind.RESPONSE_TIMEOUT, Misbehaviours.neverAnswering()),
                Arguments.of(FailureKind.RESPONSE_TIMEOUT, Misbehaviours.stallingInTheBody()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void counts_what_a_server_does_under_its_name(FailureKind kind, Script script) {
        try (RawServer bad = RawServer.start(script)) {
            LoadResult result = run(Plans.aPlan().timeout(Duration.ofSeconds(1)), bad.uri("/"));

            assertHalfFailedAs(kind, result);
        }
    }

    @Test
    void counts_a_first_byte_that_does_not_come() {
        try (RawServer bad = RawServer.start(Misbehaviours.neverAnswering())) {
            LoadResult result =
                    run(Plans.aPlan().firstByteTimeout(Duration.ofMillis(500)), bad.uri("/"));

            assertHalfFailedAs(FailureKind.RESPONSE_TIMEOUT, result);
        }
    }

    @Test
    void counts_refused_connections() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }

        assertHalfFailedAs(
                FailureKind.REFUSED, run(Plans.aPlan(), "http://127.0.0.1:" + unused + "/"));
    }

    @Test
    void counts_connections_that_are_not_made_in_time() throws Exception {
        try (FullBacklog backlog = FullBacklog.open()) {
            LoadResult result =
                    run(
                            Plans.aPlan().connectTimeout(Duration.ofMillis(300)),
                            "http://127.0.0.1:" + backlog.port() + "/");

            assertHalfFailedAs(FailureKind.CONNECT_TIMEOUT, result);
        }
    }

    @Test
    void counts_unknown_hosts() {
        Plans plan = Plans.aPlan().allowing("no-such-host.invalid");

        assertHalfFailedAs(FailureKind.UNKNOWN_HOST, run(plan, "http://no-such-host.invalid/"));
    }

    @Test
    void counts_certificates_that_are_not_trusted() {
        try (JettyServer bad = JettyServer.https(Certificates.shared())) {
            assertHalfFailedAs(FailureKind.TLS, run(Plans.aPlan(), bad.uri("/")));
        }
    }

    @Test
    void counts_requests_that_cannot_be_sent() {
        assertHalfFailedAs(FailureKind.INVALID_REQUEST, run(Plans.aPlan(), "http://127.0.0.1/a b"));
    }

    @Test
    void ends_at_the_first_request_to_a_host_that_may_not_be_loaded() {
        LoadResult result = run(Plans.aPlan(), "http://192.0.2.1/");

        assertThat(result.stopReason()).isEqualTo(StopReason.TARGET_NOT_ALLOWED);
        assertThat(result.failures().countOf(FailureKind.TARGET_NOT_ALLOWED.text())).isPositive();
        assertThat(result.requests() + result.unsent()).isEqualTo(REQUESTS);
    }
}
