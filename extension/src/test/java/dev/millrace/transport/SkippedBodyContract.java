package dev.millrace.transport;

import static dev.millrace.http.FailureKind.INVALID_REQUEST;
import static dev.millrace.http.FailureKind.RESPONSE_TIMEOUT;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Body;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Redirects;
import dev.millrace.http.Response;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Redirections;
import dev.millrace.server.Script;
import org.junit.jupiter.api.Test;

/** What becomes of responses whose bodies nobody reads. */
public abstract class SkippedBodyContract extends TransportContract {

    private ProbeLane openSkipping() {
        return open(Plans.aPlan().skipBodies());
    }

    private static Response respond(ProbeLane lane, Request request) {
        return ProbeLane.response(lane.start(request, false));
    }

    @Test
    void keeps_the_connection_of_a_short_body() {
        RawServer server = serve(Behaviours.ok("x".repeat(16 << 10)));
        ProbeLane lane = openSkipping();

        for (int i = 0; i < 5; i++) {
            Response response = respond(lane, get(server.uri("/" + i)));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body().read()).isFalse();
            assertThat(response.body().truncated()).isTrue();
            assertThat(response.body().size()).isEqualTo(16 << 10);
        }
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(1, 0, 0));
    }

    @Test
    void closes_the_connection_of_a_long_body() {
        RawServer server = serve(Behaviours.ok("x".repeat((16 << 10) + 1)));
        ProbeLane lane = openSkipping();

        for (int i = 0; i < 5; i++) {
            Body body = respond(lane, get(server.uri("/" + i))).body();

            assertThat(body).hasToString("unread, 16385 B declared");
        }
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(5, 0, 0));
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void closes_the_connection_of_a_body_that_turns_out_to_be_long() {
        RawServer server = serve(Behaviours.chunked("x".repeat(10_000), "y".repeat(10_000)));
        ProbeLane lane = openSkipping();

        Body body = respond(lane, get(server.uri("/"))).body();

        assertThat(body).hasToString("unread");
        assertThat(body.size()).isEqualTo(Body.UNKNOWN_SIZE);
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void keeps_the_connection_of_short_chunks() {
        RawServer server = serve(Behaviours.chunked("short"));
        ProbeLane lane = openSkipping();

        respond(lane, get(server.uri("/")));
        respond(lane, get(server.uri("/")));

        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(1, 0, 0));
    }

    @Test
    void keeps_the_connection_of_a_head_that_declares_a_long_body() {
        RawServer server =
                serve(Script.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
        ProbeLane lane = openSkipping();

        assertThat(respond(lane, request("HEAD", server.uri("/"))).body().size())
                .isEqualTo(1_000_000);
        respond(lane, request("HEAD", server.uri("/")));

        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(1, 0, 0));
    }

    @Test
    void waits_for_no_body_that_stalls_or_breaks_off() {
        RawServer stalling = serve(Misbehaviours.stallingInTheBody());
        RawServer broken = serve(Misbehaviours.closingInTheBody());
        ProbeLane lane = openSkipping();

        assertThat(respond(lane, get(stalling.uri("/"))).body().size()).isEqualTo(100);
        assertThat(respond(lane, get(broken.uri("/"))).status()).isEqualTo(200);
        stalling.openConnections().awaitAtMost(0);
    }

    @Test
    void completes_what_is_given_up_once_its_header_is_in() throws Exception {
        RawServer server = serve(Misbehaviours.stallingInTheBody());
        ProbeLane lane = openSkipping();
        RecordingExchange exchange = lane.start(get(server.uri("/")), false);
        exchange.awaitFirstByte();

        lane.abort(exchange, RESPONSE_TIMEOUT, "too long");

        assertThat(ProbeLane.response(exchange).status()).isEqualTo(200);
    }

    @Test
    void goes_on_after_a_body_that_was_cut_off() {
        RawServer server =
                serve(
                        Script.answering(
                                request ->
                                        Behaviours.response(
                                                "200 OK",
                                                "x"
                                                        .repeat(
                                                                request.target().equals("/long")
                                                                        ? 1_000_000
                                                                        : 1))));
        ProbeLane lane = open(Plans.aPlan().skipBodies().concurrency(1));

        for (int i = 0; i < 10; i++) {
            assertThat(respond(lane, get(server.uri("/long"))).body().size()).isEqualTo(1_000_000);
            assertThat(respond(lane, get(server.uri("/short"))).body().size()).isEqualTo(1);
        }

        assertThat(server.requests()).isEqualTo(20);
    }

    @Test
    void follows_redirects_and_skips_the_last_body() {
        RawServer server = serve(Redirections.countingDown());
        ProbeLane lane = open(Plans.aPlan().skipBodies().redirects(Redirects.follow()));

        Response response = respond(lane, get(server.uri("/3")));

        assertThat(response.redirects()).hasSize(3);
        assertThat(response.body()).hasToString("unread, 7 B declared");
    }

    @Test
    void sends_nothing_whose_body_shall_be_read() {
        RawServer server = serve(Behaviours.ok("ok"));

        assertThat(openSkipping().fail(get(server.uri("/"))).kind()).isEqualTo(INVALID_REQUEST);

        assertThat(server.requests()).isZero();
    }
}
