package dev.millrace.transport;

import static dev.millrace.http.FailureKind.MALFORMED_RESPONSE;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a response ends, and whether its connection is used again. In the tables, a slash ends a
 * line.
 */
public abstract class FramingContract extends TransportContract {

    private static String response(String text) {
        return "HTTP/" + text.replace("/", "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a length, '1.1 200 OK/Content-Length: 3//abc'",
        "a length with leading zeros, '1.1 200 OK/Content-Length: 003//abc'",
        "a length of 0, '1.1 200 OK/Content-Length: 0//'",
        "chunks after another coding, "
                + "'1.1 200 OK/Transfer-Encoding: gzip, Chunked//3/abc/0//'",
        "Connection: keep-alive, '1.1 200 OK/Connection: keep-alive/Content-Length: 3//abc'",
        "HTTP/1.0 that keeps alive, '1.0 200 OK/Connection: Keep-Alive/Content-Length: 3//abc'",
        "204, 1.1 204 No Content//",
        "204 with a length, '1.1 204 No Content/Content-Length: 3//'",
        "304, 1.1 304 Not Modified//",
        "304 with a length, '1.1 304 Not Modified/Content-Length: 3//'",
        "304 with chunks that never come, '1.1 304 Not Modified/Transfer-Encoding: chunked//'",
        "205 without a body, '1.1 205 Reset Content/Content-Length: 0//'",
        "205 with a body, '1.1 205 Reset Content/Content-Length: 3//abc'"
    })
    void keeps_the_connection_after(String what, String text) {
        RawServer server = serve(Script.answering(response(text)));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.text()).isEqualTo(text.contains("abc") ? "abc" : "");
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Connection: close, '1.1 200 OK/Connection: close/Content-Length: 3//abc'",
        "close among others, '1.1 200 OK/Connection: x, Close/Content-Length: 3//abc'",
        "close with chunks, "
                + "'1.1 200 OK/Transfer-Encoding: chunked/Connection: close//3/abc/0//'",
        "close without a body, '1.1 204 No Content/Connection: close//'",
        "HTTP/1.0, '1.0 200 OK/Content-Length: 3//abc'"
    })
    void opens_another_connection_after(String what, String text) {
        RawServer server = serve(Script.answering(response(text)));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.text()).isEqualTo(text.contains("abc") ? "abc" : "");
            server.openConnections().awaitAtMost(0);
        }
        assertThat(server.connections()).isEqualTo(3);
        assertThat(lane.counts().reconnects()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing that says so, 1.1 200 OK//abc",
        "Connection: close, '1.1 200 OK/Connection: close//abc'",
        "HTTP/1.0, 1.0 200 OK//abc",
        "HTTP/1.0 that keeps alive, '1.0 200 OK/Connection: keep-alive//abc'",
        "no body, 1.1 200 OK//"
    })
    void reads_up_to_the_end_of_the_connection_with(String what, String text) {
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(response(text));
                            client.endOutput();
                            client.awaitClose();
                        });
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.text()).isEqualTo(text.contains("abc") ? "abc" : "");
            server.openConnections().awaitAtMost(0);
        }
        assertThat(server.connections()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "a length, '1.1 200 OK/Content-Length: 1000000//'",
        "chunks, '1.1 200 OK/Transfer-Encoding: chunked//'",
        "nothing, 1.1 200 OK//",
        "HTTP/1.0 that keeps alive, '1.0 200 OK/Connection: keep-alive/Content-Length: 3//'",
        "an error, '1.1 404 Not Found/Content-Length: 3//'"
    })
    void waits_for_no_body_after_a_head_request_answered_with(String what, String text) {
        RawServer server = serve(Script.answering(response(text)));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            assertThat(lane.respond(head(server.uri("/"))).body().size()).isZero();
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -3",
                "Content-Length: +3",
                "Content-Length: 3x",
                "Content-Length: three",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "Content-Length: 3/Content-Length: 4",
                "Content-Length: 3, 4",
                "Content-Length: 3/Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked/Content-Length: 3",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: chunked/Transfer-Encoding: chunked"
            })
    void refuses_a_body_whose_end_is_in_doubt(String fields) {
        String text = "1.1 200 OK/" + fields + "//3/abc/0//";
        RawServer server = serve(Script.answering(response(text)));

        TransportFailure failure = open().fail(get(server.uri("/")));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(MALFORMED_RESPONSE);
        server.openConnections().awaitAtMost(0);
    }
}
