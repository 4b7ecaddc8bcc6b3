package dev.millrace.transport;

import static dev.millrace.http.FailureKind.MALFORMED_RESPONSE;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.head;
import static dev.millrace.request.Requests.request;
import static dev.millrace.server.Behaviours.response;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Response;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That each response is read for itself, however much it is like those before it. */
public abstract class RepetitionContract extends TransportContract {

    private static final String SAME = response("200 OK", "X-Of: all\r\n", "same");
    private static final String HEADER = SAME.substring(0, SAME.length() - "same".length());

    /** Answers with these in turn, then with the last of them. */
    private RawServer serve(String... answers) {
        AtomicInteger requests = new AtomicInteger();
        return serve(
                Script.answering(
                        request ->
                                answers[Math.min(requests.getAndIncrement(), answers.length - 1)]));
    }

    @Test
    void tells_all_of_a_response_that_comes_again() {
        RawServer server = serve(SAME);
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            RecordingExchange exchange = lane.start(get(server.uri("/")));
            Response response = ProbeLane.response(exchange);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.reason()).isEqualTo("OK");
            assertThat(response.header("x-of")).isEqualTo("all");
            assertThat(response.text()).isEqualTo("same");
            assertThat(exchange.events).endsWith("sending", "firstByte", "completed");
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-Of: one\r\n\r\nsame",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-Of: all\r\nX-Of: one\r\n\r\nsame",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Of: one\r\n\r\nother",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Of: one\r\n\r\n",
                "HTTP/1.1 201 OK\r\nContent-Length: 4\r\nX-Of: one\r\n\r\nsame",
                "HTTP/1.1 200 ok\r\nContent-Length: 4\r\nX-Of: all\r\n\r\nsame",
                "HTTP/1.1 204 OK\r\nContent-Length: 4\r\nX-Of: all\r\n\r\n"
            })
    void tells_a_response_from_others_like_it(String other) {
        String[] answers = {SAME, SAME, other, SAME, other, other, SAME};
        RawServer server = serve(answers);
        ProbeLane lane = open();

        for (String answer : answers) {
            assertThat(textOf(lane.respond(get(server.uri("/"))))).isEqualTo(answer);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void counts_a_body_that_it_does_not_keep_each_time() {
        RawServer server = serve(SAME);
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            RecordingExchange exchange = lane.start(get(server.uri("/")), false);

            assertThat(ProbeLane.response(exchange).body().size()).isEqualTo(4);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void counts_bodies_of_any_size_that_it_does_not_keep() {
        int[] sizes = {4, 2, 0, 7, 7, 2};
        String[] answers =
                IntStream.of(sizes)
                        .mapToObj(size -> response("200 OK", "x".repeat(size)))
                        .toArray(String[]::new);
        RawServer server = serve(answers);
        ProbeLane lane = open();

        for (int size : sizes) {
            RecordingExchange exchange = lane.start(get(server.uri("/")), false);

            assertThat(ProbeLane.response(exchange).body().size()).isEqualTo(size);
        }
    }

    @Test
    void takes_no_interim_response_for_the_last_word_because_it_came_before() {
        String interim = "HTTP/1.1 103 Early Hints\r\nContent-Length: 3\r\n\r\n";
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(interim);
                            lane.readAll();
                            client.write(SAME);
                            client.read();
                            client.write(interim + SAME);
                            client.awaitClose();
                        });

        for (int i = 0; i < 2; i++) {
            RecordingExchange exchange = lane.start(get(server.uri("/")));

            assertThat(ProbeLane.response(exchange).text()).isEqualTo("same");
            assertThat(exchange.events).endsWith("sending", "firstByte", "completed");
        }
    }

    static List<String> notKept() {
        return List.of(
                "HTTP/1.1 201 Chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\n" + response("201 Late", ""),
                response("201 Long", "X-Long: " + "x".repeat(3_000) + "\r\n", ""),
                response("201 Large", "x".repeat(100_000)));
    }

    @ParameterizedTest
    @MethodSource("notKept")
    void tells_a_response_from_one_unlike_it(String other) {
        String[] answers = {SAME, SAME, other, SAME, other, other, SAME};
        RawServer server = serve(answers);
        ProbeLane lane = open();

        for (String answer : answers) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.status()).isEqualTo(answer.equals(SAME) ? 200 : 201);
            assertThat(response.header("X-Of")).isEqualTo(answer.equals(SAME) ? "all" : null);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void takes_the_end_of_a_header_for_no_response() {
        int cut = SAME.indexOf("X-Of");
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(SAME.substring(0, cut));
                            lane.readAll();
                            client.write(SAME.substring(cut));
                            client.read();
                            client.write(SAME.substring(cut));
                            client.awaitClose();
                        });

        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("same");

        assertThat(lane.fail(get(server.uri("/"))).kind()).isEqualTo(MALFORMED_RESPONSE);
    }

    private static String textOf(Response response) {
        StringBuilder text = new StringBuilder("HTTP/1.1 ");
        text.append(response.status()).append(' ').append(response.reason()).append("\r\n");
        response.headers()
                .forEach((name, value) -> text.append(name + ": " + value).append("\r\n"));
        return text + "\r\n" + response.text();
    }

    @Test
    void waits_for_the_body_behind_a_header_that_came_before() throws InterruptedException {
        CountDownLatch headerRead = new CountDownLatch(1);
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(SAME);
                            client.read();
                            client.write(HEADER);
                            awaitOrGiveUp(headerRead);
                            client.write("late");
                            client.awaitClose();
                        });
        ProbeLane lane = open();
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("same");

        RecordingExchange second = lane.start(get(server.uri("/")));
        second.awaitFirstByte();
        headerRead.countDown();

        assertThat(ProbeLane.response(second).text()).isEqualTo("late");
    }

    private static void awaitOrGiveUp(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, SECONDS)) {
                throw new IOException("nobody asked to go on");
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while it waited to go on");
        }
    }

    @Test
    void expects_no_body_after_head_whatever_came_before() {
        RawServer server = serve(SAME, HEADER, SAME, HEADER, HEADER, SAME);
        ProbeLane lane = open();

        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("same");
        assertThat(lane.respond(head(server.uri("/"))).text()).isEmpty();
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("same");
        assertThat(lane.respond(head(server.uri("/"))).text()).isEmpty();
        assertThat(lane.respond(head(server.uri("/"))).text()).isEmpty();
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("same");

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void keeps_the_body_of_an_error_each_time() {
        RawServer server = serve(response("500 Broken", "why"));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            RecordingExchange exchange = lane.start(get(server.uri("/")), false);

            assertThat(ProbeLane.response(exchange).text()).isEqualTo("why");
        }
    }

    @Test
    void takes_nothing_behind_a_response_for_the_next_one() {
        RawServer server = serve(SAME, SAME, SAME + SAME, response("200 OK", "own"));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("same");
        }
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("own");
    }

    @ParameterizedTest
    @CsvSource({"GET, 204 No Content", "GET, 304 Not Modified", "HEAD, 200 OK"})
    void takes_nothing_behind_a_response_without_a_body_for_one(String method, String status) {
        RawServer server = serve(response(status, "abc"));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            Response response = lane.respond(request(method, server.uri("/")));

            assertThat(response.body().size()).isZero();
        }
    }
}
