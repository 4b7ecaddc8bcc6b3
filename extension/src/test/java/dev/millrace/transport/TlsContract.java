package dev.millrace.transport;

import static dev.millrace.http.FailureKind.RESET;
import static dev.millrace.http.FailureKind.TLS;
import static dev.millrace.request.Requests.get;
import static dev.millrace.server.Certificates.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Tls;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Certificates;
import dev.millrace.server.JettyServer;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How HTTPS is spoken. */
public abstract class TlsContract extends TransportContract {

    private final Certificates certificates = Certificates.shared();

    private JettyServer serveHttps() {
        return closing(JettyServer.https(certificates));
    }

    private ProbeLane open(Tls tls) {
        return open(Plans.aPlan().tls(tls));
    }

    private static void assertGreeted(ProbeLane lane, String uri) {
        assertThat(lane.respond(get(uri)).text()).isEqualTo(JettyServer.GREETING);
    }

    private static void assertTlsFailure(ProbeLane lane, String uri) {
        TransportFailure failure = lane.fail(get(uri));
        assertThat(failure.kind()).as(failure.detail()).isEqualTo(TLS);
    }

    @Test
    void trusts_whom_the_given_store_trusts() {
        JettyServer server = serveHttps();
        ProbeLane lane = open(certificates.trustingTheServer());

        assertGreeted(lane, server.uri("/1"));
        assertGreeted(lane, server.uri("/2"));

        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(1, 0, 0));
    }

    @Test
    void trusts_nobody_that_the_jdk_does_not_know() {
        JettyServer server = serveHttps();

        assertTlsFailure(open(Tls.jdkTrust()), server.uri("/"));

        assertThat(server.tally().total()).isZero();
    }

    @Test
    void trusts_nobody_that_the_given_store_does_not_know() {
        JettyServer server = serveHttps();

        assertTlsFailure(open(Tls.trusting(certificates.clientTrust(), PASSWORD)), server.uri("/"));
    }

    @Test
    void accepts_no_certificate_with_another_name() {
        JettyServer server = serveHttps();
        Plans plan =
                Plans.aPlan()
                        .tls(certificates.trustingTheServer())
                        .address("other.example:443", "127.0.0.1:" + server.port());

        assertTlsFailure(open(plan), "https://other.example/");

        assertThat(server.tally().total()).isZero();
    }

    @Test
    void accepts_any_certificate_with_any_name_where_all_are_trusted() {
        JettyServer server = serveHttps();
        Plans plan =
                Plans.aPlan()
                        .tls(Tls.trustingAll())
                        .address("other.example:443", "127.0.0.1:" + server.port());

        assertGreeted(open(plan), "https://other.example/");
    }

    @Test
    void presents_its_certificate_to_a_server_that_wants_one() {
        JettyServer server = closing(JettyServer.httpsForKnownClients(certificates));
        Tls tls = certificates.trustingTheServer();

        assertGreeted(
                open(tls.withClientCertificate(certificates.client(), PASSWORD)), server.uri("/"));
    }

    @Test
    void calls_a_missing_client_certificate_a_tls_failure() {
        JettyServer server = closing(JettyServer.httpsForKnownClients(certificates));

        assertTlsFailure(open(certificates.trustingTheServer()), server.uri("/"));

        assertThat(server.tally().total()).isZero();
    }

    @Test
    void calls_an_unknown_client_certificate_a_tls_failure() {
        JettyServer server = closing(JettyServer.httpsForKnownClients(certificates));
        Tls tls = certificates.trustingTheServer();

        assertTlsFailure(
                open(tls.withClientCertificate(certificates.server(), PASSWORD)), server.uri("/"));
    }

    @Test
    void calls_a_port_that_speaks_no_tls_a_tls_failure() {
        RawServer server = serve(Behaviours.greetingFirst());

        assertTlsFailure(open(certificates.trustingTheServer()), httpsAt(server));
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void gives_up_a_handshake_that_never_ends_and_connects_again() {
        AtomicInteger connections = new AtomicInteger();
        RawServer silent =
                serve(
                        client -> {
                            if (connections.incrementAndGet() == 1) {
                                client.awaitServerClose();
                            }
                        });
        ProbeLane lane =
                open(
                        Plans.aPlan()
                                .concurrency(1)
                                .tls(Tls.trustingAll())
                                .connectTimeout(Duration.ofMillis(300)));

        FailureKind first = lane.fail(get("https://127.0.0.1:" + silent.port() + "/")).kind();
        FailureKind second = lane.fail(get("https://127.0.0.1:" + silent.port() + "/")).kind();

        assertThat(first).isEqualTo(FailureKind.CONNECT_TIMEOUT);
        assertThat(second).isNotEqualTo(FailureKind.CONNECT_TIMEOUT);
        assertThat(lane.counts().failed()).isEqualTo(2);
    }

    @Test
    void calls_a_handshake_that_the_server_resets_by_its_name() {
        RawServer server = serve(client -> client.reset());

        TransportFailure failure = open(Tls.trustingAll()).fail(get(httpsAt(server)));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(RESET);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void notices_at_once_that_the_server_ends_the_connection_before_the_handshake(boolean tls) {
        Script ending = client -> {};
        RawServer server =
                closing(tls ? RawServer.startTls(certificates, ending) : RawServer.start(ending));
        ProbeLane lane = open(certificates.trustingTheServer());

        for (int i = 0; i < 6; i++) {
            TransportFailure failure = lane.fail(get(httpsAt(server)));

            assertThat(failure.kind()).as(failure.detail()).isIn(TLS, RESET);
        }
    }

    private static String httpsAt(RawServer server) {
        return "https://127.0.0.1:" + server.port() + "/";
    }

    @Test
    void asks_for_the_host_of_the_uri_by_sni() {
        JettyServer server = serveHttps();
        Plans plan =
                Plans.aPlan()
                        .tls(certificates.trustingTheServer())
                        .address("shop.example:443", "127.0.0.1:" + server.port());

        assertGreeted(open(plan), "https://shop.example/");

        assertThat(server.serverNames()).isEqualTo(List.of("shop.example"));
    }

    @Test
    void asks_for_the_given_server_name_and_verifies_it() {
        JettyServer server = serveHttps();
        Tls tls = certificates.trustingTheServer();

        assertGreeted(open(tls.withServerName("shop.example")), server.uri("/"));
        assertTlsFailure(open(tls.withServerName("other.example")), server.uri("/"));

        assertThat(server.serverNames()).isEqualTo(List.of("shop.example"));
    }

    @Test
    void serves_a_window_over_tls() {
        JettyServer server = serveHttps();
        ProbeLane lane = open(Plans.aPlan().concurrency(50).tls(certificates.trustingTheServer()));

        server.hold();
        List<RecordingExchange> window = lane.startAll(50, get(server.uri("/")));
        server.inFlight().awaitAtLeast(50);
        server.release();
        window.forEach(ProbeLane::response);

        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(50, 0, 0));
    }
}
