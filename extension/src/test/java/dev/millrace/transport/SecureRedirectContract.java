package dev.millrace.transport;

import static dev.millrace.http.FailureKind.TLS;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Redirects;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.server.Certificates;
import dev.millrace.server.JettyServer;
import dev.millrace.server.RawServer;
import dev.millrace.server.Redirections;
import org.junit.jupiter.api.Test;

/** How redirects to HTTPS are followed. */
public abstract class SecureRedirectContract extends TransportContract {

    @Test
    void follows_a_redirect_to_https() {
        JettyServer server = closing(JettyServer.https(Certificates.shared()));
        RawServer plain = serve(Redirections.always(server.uri("/there")));
        ProbeLane lane =
                open(
                        Plans.aPlan()
                                .tls(Certificates.shared().trustingTheServer())
                                .redirects(Redirects.follow()));

        assertThat(lane.respond(get(plain.uri("/1"))).text()).isEqualTo(JettyServer.GREETING);
        assertThat(lane.respond(get(plain.uri("/2"))).text()).isEqualTo(JettyServer.GREETING);

        assertThat(server.tally().total()).isEqualTo(2);
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(2, 0, 0));
    }

    @Test
    void tells_the_way_to_a_server_that_is_not_trusted() {
        JettyServer server = closing(JettyServer.https(Certificates.shared()));
        RawServer plain = serve(Redirections.always(server.uri("/there")));

        TransportFailure failure =
                open(Plans.aPlan().redirects(Redirects.follow())).fail(get(plain.uri("/")));

        assertThat(failure.kind()).isEqualTo(TLS);
        assertThat(failure.redirects()).hasSize(1);
    }
}
