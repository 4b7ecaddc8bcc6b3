package dev.millrace.transport;

import static dev.millrace.http.FailureKind.RESPONSE_TIMEOUT;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.request.Part;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies go either way that no buffer holds, and what answers that come early do to them. */
public abstract class TransferContract extends TransportContract {

    private static final int LARGE = 20 << 20;
    private static final String TOO_LARGE = Behaviours.response("413 Too Large", "too large");

    @Test
    void reads_20_mebibytes_and_keeps_the_first() {
        RawServer server = serve(Behaviours.ok("0123456789abcdef".repeat(LARGE / 16)));
        ProbeLane lane = open(Plans.aPlan().bodyLimit(32));

        for (int i = 0; i < 2; i++) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.body().size()).isEqualTo(LARGE);
            assertThat(response.text()).isEqualTo("0123456789abcdef".repeat(2));
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void reads_20_mebibytes_in_chunks_of_all_sizes() {
        StringBuilder answer =
                new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        int size = 0;
        for (int length = 1; size < LARGE; length = length * 3 / 2 + 1) {
            answer.append(Integer.toHexString(length)).append("\r\n");
            answer.append("x".repeat(length)).append("\r\n");
            size += length;
        }
        RawServer server = serve(Script.answering(answer.append("0\r\n\r\n").toString()));

        Response response = ProbeLane.response(open().start(get(server.uri("/")), false));

        assertThat(response.body().size()).isEqualTo(size);
    }

    @Test
    void sends_20_mebibytes_to_a_server_that_begins_to_read_only_when_all_buffers_are_full() {
        byte[] body = "0123456789abcdef".repeat(LARGE / 16).getBytes(StandardCharsets.US_ASCII);
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            for (var head = client.readHead();
                                    head != null;
                                    head = client.readHead()) {
                                lane.readAll();
                                String text = client.readBody(head).body();
                                client.write(
                                        Behaviours.response(
                                                "200 OK", text.length() + " " + text.hashCode()));
                            }
                        });
        String expected = LARGE + " " + new String(body, StandardCharsets.US_ASCII).hashCode();

        for (int i = 0; i < 2; i++) {
            Response response = lane.respond(post(server.uri("/")).bytes(body));

            assertThat(response.text()).isEqualTo(expected);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void serves_others_while_an_upload_waits_for_its_reader() {
        RawServer stuck =
                serve(
                        client -> {
                            client.readHead();
                            client.awaitServerClose();
                        });
        RawServer sound = serve(Behaviours.ok("ok"));
        ProbeLane lane = open();
        RecordingExchange upload = lane.start(post(stuck.uri("/")).bytes(new byte[LARGE]));
        stuck.awaitRequests(1);

        assertThat(lane.respond(get(sound.uri("/"))).text()).isEqualTo("ok");

        assertThat(upload.done()).isFalse();
        lane.abort(upload, RESPONSE_TIMEOUT, "enough");
        assertThat(ProbeLane.failure(upload).kind()).isEqualTo(RESPONSE_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, LARGE})
    void takes_an_answer_to_an_upload_that_is_read_only_afterwards(int bytes) {
        RawServer server =
                serve(
                        client -> {
                            for (var head = client.readHead();
                                    head != null;
                                    head = client.readHead()) {
                                client.write(TOO_LARGE);
                                client.readBody(head);
                            }
                        });
        ProbeLane lane = open();

        for (int i = 0; i < 2; i++) {
            Response response = lane.respond(post(server.uri("/")).bytes(new byte[bytes]));

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.text()).isEqualTo("too large");
        }
    }

    @Test
    void takes_an_answer_to_an_upload_that_is_never_read() {
        RawServer server =
                serve(
                        client -> {
                            client.readHead();
                            client.write(TOO_LARGE);
                            client.awaitServerClose();
                        });
        ProbeLane lane = open();

        for (int i = 0; i < 2; i++) {
            Response response = lane.respond(post(server.uri("/")).bytes(new byte[LARGE]));

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.text()).isEqualTo("too large");
        }
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void takes_an_answer_to_an_upload_before_the_server_closes() {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.readHead();
                            client.write(TOO_LARGE);
                            lane.readAll();
                        });

        for (int i = 0; i < 2; i++) {
            assertThat(lane.respond(post(server.uri("/")).bytes(new byte[LARGE])).status())
                    .isEqualTo(413);
        }
        assertThat(server.received())
                .extracting(request -> request.header("Content-Length"))
                .containsOnly(List.of(String.valueOf(LARGE)));
    }

    @Test
    void keeps_a_body_back_until_the_server_asks_for_it_and_not_for_early_hints() {
        String hints = "HTTP/1.1 103 Early Hints\r\n\r\n";
        ProbeLane lane = open();
        AtomicBoolean early = new AtomicBoolean();
        RawServer server =
                serve(
                        client -> {
                            for (var head = client.readHead();
                                    head != null;
                                    head = client.readHead()) {
                                client.write(hints);
                                lane.readAll();
                                early.compareAndSet(false, client.hasMore());
                                client.write("HTTP/1.1 100 Continue\r\n\r\n" + hints);
                                String body = client.readBody(head).body();
                                client.write(Behaviours.response("200 OK", body));
                            }
                        });
        Request request = post(server.uri("/")).text("body").header("Expect", "100-continue");

        for (int i = 0; i < 2; i++) {
            assertThat(lane.respond(request).text()).isEqualTo("body");
        }

        assertThat(early).isFalse();
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fails_where_a_file_shrinks_while_it_is_sent(boolean alone, @TempDir Path directory)
            throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), new byte[LARGE]);
        RawServer server =
                serve(
                        client -> {
                            var head = requireNonNull(client.readHead());
                            Files.write(file, new byte[1]);
                            client.readBody(head);
                        });
        Request request = post(server.uri("/"));

        TransportFailure failure =
                open().fail(alone ? request.file(file) : request.multipart(Part.file("a", file)));

        assertThat(failure.detail()).contains("has changed", "B were to be sent");
        server.openConnections().awaitAtMost(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sends_no_more_of_a_file_than_it_said_it_would(boolean alone, @TempDir Path directory)
            throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), new byte[LARGE]);
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            for (var head = client.readHead();
                                    head != null;
                                    head = client.readHead()) {
                                Files.write(file, new byte[1], StandardOpenOption.APPEND);
                                client.readBody(head);
                                client.write(Behaviours.response("200 OK", "ok"));
                            }
                        });
        Request request = post(server.uri("/"));
        Request upload = alone ? request.file(file) : request.multipart(Part.file("a", file));

        for (int i = 0; i < 2; i++) {
            assertThat(lane.respond(upload).text()).isEqualTo("ok");
        }

        assertThat(server.connections()).isEqualTo(1);
    }
}
