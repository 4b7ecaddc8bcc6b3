package dev.millrace.transport;

import static dev.millrace.http.FailureKind.MALFORMED_RESPONSE;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Response;
import dev.millrace.plan.Plans;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How responses are read. */
public abstract class ResponseContract extends TransportContract {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Response responseOf(Script script) {
        return open().respond(get(serve(script).uri("/")));
    }

    static Stream<Arguments> framings() {
        return Stream.of(
                Arguments.of("a stated length", Behaviours.ok(LETTERS)),
                Arguments.of("chunks", Behaviours.chunked("abcdefghijklm", "nopqrstuvw", "xyz")),
                Arguments.of("the end of the connection", Behaviours.closeDelimited(LETTERS)),
                Arguments.of("a stated length, dribbled", Behaviours.dribbling(LETTERS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("framings")
    void reads_a_body_ended_by(String end, Script script) {
        Response response = responseOf(script);

        assertThat(response.text()).isEqualTo(LETTERS);
        assertThat(response.body().size()).isEqualTo(26);
        assertThat(response.body().truncated()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("framings")
    void keeps_a_body_up_to_the_limit_and_counts_all_of_it(String end, Script script) {
        ProbeLane lane = open(Plans.aPlan().bodyLimit(15));

        Response response = lane.respond(get(serve(script).uri("/")));

        assertThat(response.text()).isEqualTo("abcdefghijklmno");
        assertThat(response.body().size()).isEqualTo(26);
        assertThat(response.body().truncated()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("framings")
    void counts_a_body_that_it_does_not_keep(String end, Script script) {
        Response response = ProbeLane.response(open().start(get(serve(script).uri("/")), false));

        assertThat(response.body().bytes()).isEmpty();
        assertThat(response.body().size()).isEqualTo(26);
    }

    @Test
    void reads_a_body_larger_than_any_buffer() {
        ProbeLane lane = open(Plans.aPlan().bodyLimit(2 << 20));
        String body = "0123456789abcdef".repeat(1 << 16);

        Response response = lane.respond(get(serve(Behaviours.ok(body)).uri("/")));

        assertThat(response.text()).isEqualTo(body);
    }

    @Test
    void leaves_a_content_encoding_as_it_came() {
        String notGzip = Behaviours.response("200 OK", "Content-Encoding: gzip\r\n", "plain");

        assertThat(responseOf(Script.answering(notGzip)).text()).isEqualTo("plain");
    }

    @Test
    void goes_on_after_chunks_with_a_trailer() {
        RawServer server = serve(Behaviours.chunked("chunk"));
        ProbeLane lane = open();

        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("chunk");
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("chunk");

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void skips_interim_responses() {
        RawServer server = serve(Behaviours.withInterimResponses());
        ProbeLane lane = open();

        lane.respond(get(server.uri("/")));
        Response second = lane.respond(get(server.uri("/")));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo("final");
        assertThat(second.header("Link")).isNull();
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void waits_for_no_body_where_the_status_has_none(String statusAndReason) {
        RawServer server = serve(Behaviours.withoutBody(statusAndReason));
        ProbeLane lane = open();

        assertThat(lane.respond(get(server.uri("/"))).body().size()).isZero();
        assertThat(lane.respond(get(server.uri("/"))).body().size()).isZero();

        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, 200, OK",
        "299 Custom Reason, 299, Custom Reason",
        "301 Moved, 301, Moved",
        "401 Unauthorized, 401, Unauthorized",
        "407 Proxy Authentication Required, 407, Proxy Authentication Required",
        "599 Odd, 599, Odd",
        "999 Beyond, 999, Beyond",
        "'200 ', 200, ''",
        "200, 200, ''"
    })
    void takes_any_status_as_it_is(String statusAndReason, int status, String reason) {
        String answer = Behaviours.response(statusAndReason, "Location: /elsewhere\r\n", "body");

        Response response = responseOf(Script.answering(answer));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.reason()).isEqualTo(reason);
        assertThat(response.text()).isEqualTo("body");
    }

    @Test
    void finds_header_fields_in_any_case() {
        String answer = Behaviours.response("200 OK", "Content-TYPE: text/x\r\nX-oWn: 1\r\n", "");

        Response response = responseOf(Script.answering(answer));

        assertThat(response.header("content-type")).isEqualTo("text/x");
        assertThat(response.header("CONTENT-TYPE")).isEqualTo("text/x");
        assertThat(response.headers().all("x-OWN")).containsExactly("1");
        assertThat(response.header("absent")).isNull();
    }

    @Test
    void gives_each_of_duplicate_header_fields_in_order() {
        String answer =
                Behaviours.response(
                        "200 OK", "Set-Cookie: a=1, x\r\nX-Between: 0\r\nset-cookie: b=2\r\n", "");

        Response response = responseOf(Script.answering(answer));

        assertThat(response.headers().all("Set-Cookie")).containsExactly("a=1, x", "b=2");
        assertThat(response.header("Set-Cookie")).isEqualTo("a=1, x");
    }

    @Test
    void strips_the_white_space_around_a_header_value() {
        String answer = Behaviours.response("200 OK", "X-Padded: \t two  words \t \r\n", "");

        assertThat(responseOf(Script.answering(answer)).header("X-Padded")).isEqualTo("two  words");
    }

    @Test
    void reads_a_header_of_12_kib() {
        Response response = responseOf(Behaviours.withHeaderOf(12 << 10));

        assertThat(response.header("X-Large")).hasSize(12 << 10);
        assertThat(response.text()).isEqualTo("large header");
    }

    @Test
    void gives_up_a_header_of_a_mebibyte() {
        RawServer server = serve(Behaviours.withHeaderOf(1 << 20));

        assertThat(open().fail(get(server.uri("/"))).kind()).isEqualTo(MALFORMED_RESPONSE);
    }

    @Test
    void takes_a_response_that_comes_before_the_request_is_sent() {
        RawServer server = serve(Behaviours.answeringBeforeTheBody());

        Response response = open().respond(post(server.uri("/")).bytes(new byte[1 << 20]));

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.text()).isEqualTo("too large");
    }

    @Test
    void never_takes_a_response_that_nobody_asked_for() {
        RawServer server = serve(Behaviours.withAStrayResponse());
        ProbeLane lane = open();

        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("first");
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("own");
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("own");
    }

    @Test
    void tells_what_happens_in_order() {
        RawServer server = serve(Behaviours.ok("ok"));
        ProbeLane lane = open(Plans.aPlan().firstByteTimeout(Duration.ofSeconds(10)));

        RecordingExchange first = lane.start(get(server.uri("/")));
        first.await();
        RecordingExchange second = lane.start(get(server.uri("/")));
        second.await();

        assertThat(first.events).containsExactly("connected", "sending", "firstByte", "completed");
        assertThat(first.connectNanos).isPositive();
        assertThat(second.events).containsExactly("sending", "firstByte", "completed");
    }
}
