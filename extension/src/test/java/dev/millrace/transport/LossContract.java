package dev.millrace.transport;

import static dev.millrace.http.FailureKind.CLOSED_EARLY;
import static dev.millrace.http.FailureKind.RESET;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawConnection;
import dev.millrace.server.RawServer;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a connection that is lost, with a request outstanding and without. */
public abstract class LossContract extends TransportContract {

    /** The ways a server ends a connection. */
    enum End {
        CLOSED(CLOSED_EARLY) {
            @Override
            void of(RawConnection client) throws IOException {
                client.close();
            }
        },
        HALF_CLOSED(CLOSED_EARLY) {
            @Override
            void of(RawConnection client) throws IOException {
                client.endOutput();
                client.awaitClose();
            }
        },
        RESET_BY_THE_PEER(RESET) {
            @Override
            void of(RawConnection client) throws IOException {
                client.reset();
            }
        };

        final FailureKind kind;

        End(FailureKind kind) {
            this.kind = kind;
        }

        abstract void of(RawConnection client) throws IOException;
    }

    static Stream<Arguments> losses() {
        return Stream.of(End.values())
                .flatMap(
                        end ->
                                Stream.of(
                                        Arguments.of(end, "before the answer", ""),
                                        Arguments.of(end, "after a byte", "H"),
                                        Arguments.of(end, "in the status line", "HTTP/1.1 20"),
                                        Arguments.of(
                                                end,
                                                "after the status line",
                                                "HTTP/1.1 200 OK\r\n"),
                                        Arguments.of(
                                                end, "in a field", "HTTP/1.1 200 OK\r\nX-Own: a"),
                                        Arguments.of(
                                                end,
                                                "before the body",
                                                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
                                        Arguments.of(
                                                end,
                                                "in the body",
                                                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("losses")
    void names_a_connection_that_is(End end, String where, String answered) {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            if (answerFirst(client).endsWith("/lost")) {
                                client.write(answered);
                                lane.readAll();
                                end.of(client);
                            }
                        });
        lane.respond(get(server.uri("/")));

        TransportFailure failure = lane.fail(get(server.uri("/lost")));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(end.kind);
        assertThat(failure.detail()).isNotBlank();
        server.openConnections().awaitAtMost(0);
        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("ok");
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.requests()).isEqualTo(3);
    }

    /** Answers the first request of a connection, and returns what the second wants. */
    private static String answerFirst(RawConnection client) throws IOException {
        client.read();
        client.write(Behaviours.response("200 OK", "ok"));
        var second = client.read();
        return second == null ? "" : second.target();
    }

    @ParameterizedTest
    @EnumSource
    void replaces_an_idle_connection_that_is(End end) {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(Behaviours.response("200 OK", "ok"));
                            lane.readAll();
                            end.of(client);
                        });

        for (int i = 0; i < 5; i++) {
            assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("ok");
            server.openConnections().awaitAtMost(0);
            lane.readAll();
        }
        assertThat(server.connections()).isEqualTo(5);
        assertThat(lane.counts().reconnects()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "\r\n",
                "garbage"
            })
    void replaces_an_idle_connection_on_which_came_what_nobody_asked_for(String stray) {
        Semaphore strays = new Semaphore(0);
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(Behaviours.response("200 OK", "ok"));
                            lane.readAll();
                            client.write(stray);
                            strays.release();
                            client.awaitClose();
                        });

        for (int i = 0; i < 5; i++) {
            assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("ok");
            strays.acquireUninterruptibly();
            lane.readAll();
        }
        assertThat(server.connections()).isEqualTo(5);
    }

    @Test
    void keeps_a_whole_response_before_a_reset() {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(Behaviours.response("200 OK", "ok"));
                            lane.readAll();
                            client.reset();
                        });

        for (int i = 0; i < 5; i++) {
            assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("ok");
            server.openConnections().awaitAtMost(0);
            lane.readAll();
        }
    }

    @Test
    void calls_a_body_up_to_the_end_of_the_connection_reset_where_it_is() {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write("HTTP/1.1 200 OK\r\n\r\nabc");
                            lane.readAll();
                            client.reset();
                        });

        TransportFailure failure = lane.fail(get(server.uri("/")));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(RESET);
    }
}
