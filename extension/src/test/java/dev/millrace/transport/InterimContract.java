package dev.millrace.transport;

import static dev.millrace.http.FailureKind.CLOSED_EARLY;
import static dev.millrace.http.FailureKind.MALFORMED_RESPONSE;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Response;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of responses that are not the last word. In the tables, a slash ends a line. */
public abstract class InterimContract extends TransportContract {

    private static final String FINAL = Behaviours.response("200 OK", "final");

    private static String interim(String text) {
        return "HTTP/1.1 " + text.replace("/", "\r\n") + "\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100 Continue",
                "102 Processing",
                "103 Early Hints/Link: <a.css>/Link: <b.css>",
                "104 Upload Resumption",
                "199 Unknown/X-Own: 1",
                "103 With a Length/Content-Length: 3",
                "100 With a Length/Content-Length: 9223372036854775807",
                "100 That Closes/Connection: close",
                "100"
            })
    void waits_on_after(String text) {
        RawServer server = serve(Script.answering(interim(text) + FINAL));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("final");
            assertThat(response.header("Link")).isNull();
            assertThat(response.header("X-Own")).isNull();
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void waits_on_after_many_of_all_kinds() {
        String many =
                interim("100 Continue") + interim("103 Early Hints/A: b") + interim("150 Odd");
        RawServer server = serve(Script.answering(many.repeat(20) + FINAL));
        ProbeLane lane = open();

        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("final");
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("final");

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void reads_it_apart_from_the_last_word() {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            while (client.read() != null) {
                                client.write(interim("103 Early Hints/A: b"));
                                lane.readAll();
                                client.write(FINAL);
                            }
                        });

        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("final");
        assertThat(lane.respond(post(server.uri("/")).text("body")).text()).isEqualTo("final");

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void calls_a_connection_closed_after_it_closed_early() {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(interim("102 Processing"));
                            lane.readAll();
                        });

        assertThat(lane.fail(get(server.uri("/"))).kind()).isEqualTo(CLOSED_EARLY);
    }

    @Test
    void fails_after_one_that_breaks_the_rules_and_goes_on_over_another_connection() {
        String broken = interim("103 Early Hints/Link: a\0b");
        RawServer server =
                serve(
                        Script.answering(
                                request -> request.target().equals("/broken") ? broken : FINAL));
        ProbeLane lane = open();

        assertThat(lane.fail(get(server.uri("/broken"))).kind()).isEqualTo(MALFORMED_RESPONSE);
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("final");

        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(2, 0, 0));
    }

    @Test
    void sends_a_body_once_the_server_asks_for_it() {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            for (var head = client.readHead();
                                    head != null;
                                    head = client.readHead()) {
                                lane.readAll();
                                client.write(interim("100 Continue"));
                                String body = client.readBody(head).body();
                                client.write(Behaviours.response("200 OK", body));
                            }
                        });

        for (int i = 0; i < 3; i++) {
            Request waiting = post(server.uri("/")).text("body " + i);

            Response response = lane.respond(waiting.header("Expect", "100-continue"));

            assertThat(response.text()).isEqualTo("body " + i);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void takes_a_refusal_to_a_request_that_waits_for_the_server_to_ask() {
        String refusal = Behaviours.response("417 Expectation Failed", "no");
        RawServer server =
                serve(
                        client -> {
                            client.readHead();
                            client.write(refusal);
                            client.awaitClose();
                        });
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            Request waiting = post(server.uri("/")).text("body");

            Response response = lane.respond(waiting.header("Expect", "100-continue"));

            assertThat(response.status()).isEqualTo(417);
            assertThat(response.text()).isEqualTo("no");
        }
        assertThat(server.connections()).isEqualTo(3);
    }

    @Test
    void speaks_no_http_any_more_on_a_connection_that_the_server_switched() {
        String switched = interim("101 Switching Protocols/Upgrade: own/Connection: Upgrade");
        RawServer server =
                serve(
                        Script.answering(
                                request -> request.target().equals("/switch") ? switched : FINAL));
        ProbeLane lane = open();

        assertThat(lane.respond(get(server.uri("/switch"))).status()).isEqualTo(101);
        server.openConnections().awaitAtMost(0);
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("final");

        assertThat(server.connections()).isEqualTo(2);
    }
}
