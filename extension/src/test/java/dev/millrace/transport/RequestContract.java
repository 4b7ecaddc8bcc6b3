package dev.millrace.transport;

import static dev.millrace.http.FailureKind.INVALID_REQUEST;
import static dev.millrace.request.Requests.delete;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.head;
import static dev.millrace.request.Requests.options;
import static dev.millrace.request.Requests.patch;
import static dev.millrace.request.Requests.post;
import static dev.millrace.request.Requests.put;
import static dev.millrace.request.Requests.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.request.MultipartBody;
import dev.millrace.request.Part;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests are written. */
public abstract class RequestContract extends TransportContract {

    private final RawServer server = serve(Behaviours.echo());

    private ReceivedRequest receivedFrom(ProbeLane lane, Request request) {
        assertThat(lane.respond(request).status()).isEqualTo(200);
        return server.received().get(server.requests() - 1);
    }

    @Test
    void sends_each_method() {
        ProbeLane lane = open();
        String uri = server.uri("/");

        List.of(get(uri), post(uri), put(uri), patch(uri), delete(uri), options(uri))
                .forEach(lane::respond);
        lane.respond(request("PROPFIND", uri));
        lane.respond(request("X-Own.Method", uri));

        assertThat(server.received())
                .extracting(ReceivedRequest::method)
                .containsExactly(
                        "GET",
                        "POST",
                        "PUT",
                        "PATCH",
                        "DELETE",
                        "OPTIONS",
                        "PROPFIND",
                        "X-Own.Method");
    }

    @Test
    void sends_a_head_request_and_waits_for_no_body() {
        RawServer silent = serve(Behaviours.withoutBody("200 OK"));
        ProbeLane lane = open();

        assertThat(lane.respond(head(silent.uri("/"))).body().size()).isZero();
        assertThat(lane.respond(head(silent.uri("/"))).header("content-length")).isEqualTo("7");

        assertThat(silent.received()).extracting(ReceivedRequest::method).containsOnly("HEAD");
        assertThat(silent.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?a=b%20c&d=%2F+%C3%A9",
                "/a%2Fb/%7Euser;v=1/c",
                "/?",
                "/?q=a%7Cb&q=&=&&",
                "/a/../b/./c//d",
                "/?next=http://other/?x=1"
            })
    void sends_the_target_byte_for_byte(String target) {
        assertThat(receivedFrom(open(), get(server.uri(target))).target()).isEqualTo(target);
    }

    @Test
    void sends_a_slash_for_an_empty_path() {
        assertThat(receivedFrom(open(), get(server.uri(""))).target()).isEqualTo("/");
    }

    @Test
    void keeps_the_fragment_to_itself() {
        assertThat(receivedFrom(open(), get(server.uri("/page?a=1#part"))).target())
                .isEqualTo("/page?a=1");
    }

    @Test
    void sends_no_body_and_no_length_with_a_get() {
        ReceivedRequest received = receivedFrom(open(), get(server.uri("/")));

        assertThat(received.body()).isEmpty();
        assertThat(received.header("Content-Length")).isEmpty();
        assertThat(received.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void states_the_length_of_an_empty_body() {
        ReceivedRequest received = receivedFrom(open(), post(server.uri("/")).bytes(new byte[0]));

        assertThat(received.header("Content-Length")).containsExactly("0");
    }

    @Test
    void sends_a_text_with_its_type_and_its_length_in_bytes() {
        ReceivedRequest received = receivedFrom(open(), put(server.uri("/")).text("né"));

        assertThat(received.header("Content-Type")).containsExactly("text/plain;charset=utf-8");
        assertThat(received.header("Content-Length")).containsExactly("3");
        assertThat(received.body().getBytes(StandardCharsets.ISO_8859_1))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("né");
    }

    @Test
    void sends_a_body_of_a_mebibyte() {
        byte[] body = "0123456789abcdef".repeat(1 << 16).getBytes(StandardCharsets.ISO_8859_1);

        ReceivedRequest received = receivedFrom(open(), post(server.uri("/")).bytes(body));

        assertThat(received.body().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(body);
    }

    @Test
    void sends_the_same_request_again_with_its_body() {
        ProbeLane lane = open();
        Request request = post(server.uri("/")).json("{}");

        assertThat(receivedFrom(lane, request).body()).isEqualTo("{}");
        assertThat(receivedFrom(lane, request).body()).isEqualTo("{}");
    }

    @Test
    void sends_a_file_with_its_length_as_often_as_it_is_asked_to(@TempDir Path directory)
            throws IOException {
        String content = "0123456789abcdef".repeat(1 << 16);
        Path file = Files.writeString(directory.resolve("a.txt"), content);
        ProbeLane lane = open();
        Request request = post(server.uri("/")).file(file);

        for (int i = 0; i < 2; i++) {
            ReceivedRequest received = receivedFrom(lane, request);

            assertThat(received.body()).isEqualTo(content);
            assertThat(received.header("Content-Length")).containsExactly("1048576");
            assertThat(received.header("Content-Type")).containsExactly("text/plain");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sends_nothing_where_the_file_has_gone(boolean alone, @TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "a");
        Request request = upload(file, alone);
        Files.delete(file);

        TransportFailure failure = open().fail(request);

        assertThat(failure.kind()).isEqualTo(INVALID_REQUEST);
        assertThat(failure.detail()).contains(file.toString());
        assertThat(server.connections()).isZero();
    }

    private Request upload(Path file, boolean alone) {
        Request request = post(server.uri("/"));
        return alone ? request.file(file) : request.multipart(Part.file("a", file));
    }

    @Test
    void sends_parts_as_often_as_it_is_asked_to(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.png"), "picture");
        ProbeLane lane = open();
        Request request =
                post(server.uri("/"))
                        .multipart(
                                Part.field("name", "Zo\u00eb"),
                                Part.file("photo", file),
                                Part.file("notes", "\u20ac \"1\".txt", "a\r\nb".getBytes(UTF_8))
                                        .typed("text/plain"));
        String boundary = ((MultipartBody) requireNonNull(request.body())).boundary();
        String expected =
                """
                --B
                Content-Disposition: form-data; name="name"

                Zo\u00c3\u00ab
                --B
                Content-Disposition: form-data; name="photo"; filename="a.png"
                Content-Type: image/png

                picture
                --B
                Content-Disposition: form-data; name="notes"; filename="\u00e2\u0082\u00ac %221%22.txt"
                Content-Type: text/plain

                a
                b
                --B--
                """
                        .replace("--B", "--" + boundary)
                        .replace("\n", "\r\n");

        for (int i = 0; i < 2; i++) {
            ReceivedRequest received = receivedFrom(lane, request);

            assertThat(received.header("Content-Type"))
                    .containsExactly("multipart/form-data; boundary=" + boundary);
            assertThat(received.body()).isEqualTo(expected);
            assertThat(received.header("Content-Length"))
                    .containsExactly(String.valueOf(received.body().length()));
        }
    }

    @Test
    void sends_header_fields_in_order_and_each_of_the_same_name() {
        ReceivedRequest received =
                receivedFrom(
                        open(),
                        get(server.uri("/"))
                                .header("X-First", "1")
                                .header("X-Twice", "a")
                                .header("X-Twice", "b"));

        assertThat(received.fields()).containsSubsequence("X-First: 1", "X-Twice: a", "X-Twice: b");
    }

    @Test
    void names_the_host_of_the_uri() {
        assertThat(receivedFrom(open(), get(server.uri("/"))).header("Host"))
                .containsExactly("127.0.0.1:" + server.port());
    }

    @Test
    void lets_a_request_name_another_host() {
        Request request = get(server.uri("/")).header("host", "shop.example");

        assertThat(receivedFrom(open(), request).header("Host")).containsExactly("shop.example");
    }

    @Test
    void completes_a_path_with_the_target_of_the_run() {
        ProbeLane lane = open(Plans.aPlan().target(server.uri("")));

        assertThat(receivedFrom(lane, get("/path?a=1")).target()).isEqualTo("/path?a=1");
    }

    @Test
    void sends_the_headers_of_the_run_unless_the_request_sets_them_itself() {
        ProbeLane lane = open(Plans.aPlan().header("X-Run", "run"));

        assertThat(receivedFrom(lane, get(server.uri("/"))).header("X-Run")).containsExactly("run");
        assertThat(receivedFrom(lane, get(server.uri("/")).header("x-run", "own")).header("X-Run"))
                .containsExactly("own");
    }

    @Test
    void sends_what_the_run_expects_of_the_server_only_with_a_body() {
        ProbeLane lane = open(Plans.aPlan().header("Expect", "nothing much"));

        assertThat(receivedFrom(lane, get(server.uri("/"))).header("Expect")).isEmpty();
        assertThat(receivedFrom(lane, post(server.uri("/")).text("a")).header("Expect"))
                .containsExactly("nothing much");
    }

    @Test
    void sends_the_length_of_the_body_once_where_the_request_states_it_too() {
        Request request = post(server.uri("/")).text("abc").header("content-length", "3");

        ReceivedRequest received = receivedFrom(open(), request);

        assertThat(received.header("Content-Length")).containsExactly("3");
        assertThat(received.body()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "4", "x", "3, 3"})
    void sends_nothing_where_the_request_states_another_length_than_the_body_has(String length) {
        Request request = post(server.uri("/")).text("abc").header("Content-Length", length);

        TransportFailure failure = open().fail(request);

        assertThat(failure.kind()).isEqualTo(INVALID_REQUEST);
        assertThat(failure.detail())
                .isEqualTo(
                        "Content-Length requires the length of the body, 3, but was "
                                + length
                                + ": leave it out, it is set by itself");
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void sends_nothing_of_a_refused_request_with_the_next_one(int size) {
        ProbeLane lane = open();
        Request refused = post(server.uri("/")).bytes(new byte[size]).header("Content-Length", "x");
        RecordingExchange slot = lane.start(refused);
        assertThat(ProbeLane.failure(slot).kind()).isEqualTo(INVALID_REQUEST);

        lane.startAgain(slot, get(server.uri("/next")));
        ProbeLane.response(slot);
        lane.respond(get(server.uri("/last")));

        assertThat(server.received())
                .extracting(received -> received.method() + received.target())
                .containsExactly("GET/next", "GET/last");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void sends_nothing_where_the_request_states_a_length_and_has_no_body() {
        Request request = get(server.uri("/")).header("Content-Length", "3");

        assertThat(open().fail(request).kind()).isEqualTo(INVALID_REQUEST);
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://local host/",
                "http://127.0.0.1:80:80/",
                "http:///no-host",
                "http://127.0.0.1:70000/",
                "http://127.0.0.1/%zz",
                "relative",
                "/without-a-target",
                "ftp://127.0.0.1/",
                ""
            })
    void refuses_a_uri_that_leads_nowhere(String uri) {
        assertThat(open().fail(get(uri)).kind()).isEqualTo(INVALID_REQUEST);
    }
}
