package dev.millrace.transport;

import static dev.millrace.http.FailureKind.MALFORMED_RESPONSE;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How status lines and header fields are read, and what of them is refused. */
public abstract class HeaderContract extends TransportContract {

    private Response responseOf(String answer) {
        return open().respond(get(serve(Script.answering(answer)).uri("/")));
    }

    private void assertRefused(String answer) {
        RawServer server = serve(Script.answering(answer));

        TransportFailure failure = open().fail(get(server.uri("/")));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(MALFORMED_RESPONSE);
        server.openConnections().awaitAtMost(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICY 200 OK",
                "HTTP/1 200 OK",
                "HTTP/1. 200 OK",
                "HTTP/1.2.3 200 OK",
                "HTTP/0.9 200 OK",
                "HTTP/3.0 200 OK",
                "HTTPS/1.1 200 OK",
                " HTTP/1.1 200 OK",
                "HTTP/1.1",
                "HTTP/1.1 ",
                "HTTP/1.1 2",
                "HTTP/1.1 20",
                "HTTP/1.1 20 OK",
                "HTTP/1.1 2000 OK",
                "HTTP/1.1 099 OK",
                "HTTP/1.1 -200 OK",
                "HTTP/1.1 2x0 OK",
                "HTTP/1.1 OK 200",
                "HTTP/1.1 200 a\u0001b",
                "GET / HTTP/1.1"
            })
    void refuses_a_status_line_such_as(String statusLine) {
        assertRefused(statusLine + "\r\nContent-Length: 3\r\n\r\nabc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Folded: a\r\n b",
                "X-Folded: a\r\n\tb",
                " X-Indented: a",
                "X-No-Colon",
                ": no name",
                "X-Space : a",
                "X Space: a",
                "X(): a",
                "X-\u00e9: a",
                "X-Null: a\0b",
                "X-Control: a\u0001b",
                "X-Return: a\rb"
            })
    void refuses_a_field_such_as(String field) {
        assertRefused("HTTP/1.1 200 OK\r\n" + field + "\r\nContent-Length: 3\r\n\r\nabc");
    }

    @Test
    void takes_names_of_all_characters_that_they_may_have() {
        String name = "!#$%&'*+-.^_`|~09azAZ";

        Response response = responseOf(Behaviours.response("200 OK", name + ": 1\r\n", ""));

        assertThat(response.header(name)).isEqualTo("1");
    }

    @Test
    void takes_values_as_they_are_one_character_a_byte() {
        String fields = "X-Empty:\r\nX-Blank: \r\nX-Colon::a: b\r\nX-Bytes: \u00e9\u00ff\u0080\r\n";

        Response response = responseOf(Behaviours.response("200 n\u00e9e", fields, ""));

        assertThat(response.reason()).isEqualTo("n\u00e9e");
        assertThat(response.header("X-Empty")).isEmpty();
        assertThat(response.header("X-Blank")).isEmpty();
        assertThat(response.header("X-Colon")).isEqualTo(":a: b");
        assertThat(response.header("X-Bytes")).isEqualTo("\u00e9\u00ff\u0080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/html; charset=UTF-8",
                "Content-Type: TEXT/HTML",
                "Connection: upgrade",
                "Vary: accept-encoding"
            })
    void takes_well_known_values_in_the_case_they_have(String field) {
        String[] nameAndValue = field.split(": ", 2);

        Response response = responseOf(Behaviours.response("200 OK", field + "\r\n", ""));

        assertThat(response.header(nameAndValue[0])).isEqualTo(nameAndValue[1]);
    }

    @Test
    void takes_lines_that_end_without_a_carriage_return() {
        Response response = responseOf("HTTP/1.1 200 OK\nX-Own: 1\nContent-Length: 3\n\nabc");

        assertThat(response.header("X-Own")).isEqualTo("1");
        assertThat(response.text()).isEqualTo("abc");
    }

    @Test
    void takes_empty_lines_before_a_response() {
        assertThat(responseOf("\r\n\r\n" + Behaviours.response("200 OK", "abc")).text())
                .isEqualTo("abc");
    }

    @Test
    void takes_many_fields() {
        String fields =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "X-" + i + ": " + i + "\r\n")
                        .collect(Collectors.joining());

        Response response = responseOf(Behaviours.response("200 OK", fields, ""));

        assertThat(response.header("X-0")).isEqualTo("0");
        assertThat(response.header("X-1999")).isEqualTo("1999");
    }

    @Test
    void takes_a_header_just_below_64_kib() {
        String value = "x".repeat(65_000);

        Response response = responseOf(Behaviours.response("200 OK", "X: " + value + "\r\n", ""));

        assertThat(response.header("X")).isEqualTo(value);
    }

    @Test
    void refuses_a_header_above_64_kib() {
        assertRefused(Behaviours.response("200 OK", "X: " + "x".repeat(65_536) + "\r\n", ""));
    }

    @Test
    void refuses_many_fields_above_64_kib() {
        assertRefused(Behaviours.response("200 OK", "X: 1234567\r\n".repeat(5_500), ""));
    }

    @Test
    void refuses_a_status_line_above_64_kib() {
        assertRefused(Behaviours.response("200 " + "x".repeat(65_536), ""));
    }

    @Test
    void refuses_trailers_above_64_kib() {
        assertRefused(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
                        + "X: 1234567\r\n".repeat(5_500)
                        + "\r\n");
    }

    @Test
    void reads_a_header_cut_anywhere() {
        String answer = Behaviours.response("299 So So", "X-Own:  a b \r\nX-Empty:\r\n", "");
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            for (int cut = 1; client.read() != null; cut++) {
                                client.write(answer.substring(0, cut));
                                lane.readAll();
                                client.write(answer.substring(cut));
                            }
                        });

        for (int cut = 1; cut < answer.length(); cut++) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.reason()).isEqualTo("So So");
            assertThat(response.header("X-Own")).isEqualTo("a b");
            assertThat(response.header("X-Empty")).isEmpty();
        }
        assertThat(server.connections()).isEqualTo(1);
    }
}
