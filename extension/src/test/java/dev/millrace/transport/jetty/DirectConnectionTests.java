package dev.millrace.transport.jetty;

import static dev.millrace.http.FailureKind.RESET;
import static dev.millrace.http.FailureKind.RESPONSE_TIMEOUT;
import static dev.millrace.http.FailureKind.TLS;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection does over an end point that encrypts, as TLS has it. */
class DirectConnectionTests {

    private static final String URI = "http://127.0.0.1:1/path";

    private final DirectTransport transport =
            new DirectTransport(Plans.aPlan().build(), 0, NanoClock.SYSTEM);

    @AfterEach
    void close() {
        transport.close();
    }

    /** Takes all that is written at once, and sends it on only while it may. */
    private static final class EncryptingEndPoint extends ByteArrayEndPoint {

        private final StringBuilder encrypted = new StringBuilder();
        private final StringBuilder sent = new StringBuilder();
        private boolean full;
        private boolean broken;

        @Override
        public boolean flush(ByteBuffer... buffers) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            for (ByteBuffer buffer : buffers) {
                encrypted.append(BufferUtil.toString(buffer, US_ASCII));
                BufferUtil.clear(buffer);
            }
            if (full) {
                return false;
            }
            sent.append(encrypted);
            encrypted.setLength(0);
            return true;
        }

        void drain() {
            full = false;
            getWriteFlusher().completeWrite();
        }
    }

    /** Has always more to read. */
    private static final class EndlessEndPoint extends ByteArrayEndPoint {

        private int fills;

        @Override
        public int fill(ByteBuffer buffer) {
            String next = fills++ == 0 ? "HTTP/1.1 200 OK\r\n\r\n" : "x".repeat(1 << 10);
            BufferUtil.append(buffer, next.getBytes(US_ASCII));
            return next.length();
        }
    }

    private DirectCall callOf(Request request, SilentExchange exchange) {
        DirectCall call = new DirectCall(transport, exchange);
        call.prepare(request, request.uri(), transport.routes.of(request.uri()), 0);
        return call;
    }

    private void onLane(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, transport).get(20, TimeUnit.SECONDS);
    }

    @Test
    void flushes_what_was_taken_but_could_not_be_sent_at_once() throws Exception {
        EncryptingEndPoint endPoint = new EncryptingEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        endPoint.full = true;

        onLane(() -> connection.send(callOf(get(URI), new SilentExchange())));
        assertThat(endPoint.sent).isEmpty();
        onLane(endPoint::drain);

        assertThat(endPoint.sent).startsWith("GET /path HTTP/1.1\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void lets_others_have_their_turn_while_a_large_body_is_sent() throws Exception {
        int size = 8 << 20;
        EncryptingEndPoint endPoint = new EncryptingEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        Request upload = post(URI).bytes(new byte[size]);
        AtomicInteger atOneGo = new AtomicInteger();

        onLane(
                () -> {
                    connection.send(callOf(upload, new SilentExchange()));
                    atOneGo.set(endPoint.sent.length());
                });
        for (int turn = 0; turn < 100; turn++) {
            onLane(() -> {});
        }

        assertThat(atOneGo).hasValueLessThan(size / 2);
        assertThat(endPoint.sent.length()).isGreaterThan(size);
    }

    @Test
    void lets_others_have_their_turn_while_a_response_never_ends() throws Exception {
        EndlessEndPoint endPoint = new EndlessEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        SilentExchange exchange = new SilentExchange();
        onLane(() -> connection.send(callOf(get(URI), exchange)));

        onLane(connection::onFillable);

        assertThat(endPoint.isFillInterested()).isTrue();
        assertThat(exchange.outcome()).isNull();
    }

    @Test
    void takes_the_answer_of_a_server_that_reads_no_more_and_closes() throws Exception {
        EncryptingEndPoint endPoint = new EncryptingEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        SilentExchange exchange = new SilentExchange();
        endPoint.broken = true;
        onLane(() -> connection.send(callOf(get(URI), exchange)));
        assertThat(exchange.outcome()).isNull();

        endPoint.addInput("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
        onLane(connection::onFillable);

        assertThat(exchange.outcome()).isInstanceOf(Response.class);
        assertThat(endPoint.isOpen()).isFalse();
    }

    /** Each time: a response like the last one is not parsed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "H"})
    void is_kept_only_where_nothing_came_behind_the_response(String stray) throws Exception {
        for (int i = 0; i < 2; i++) {
            EncryptingEndPoint endPoint = new EncryptingEndPoint();
            DirectConnection connection = new DirectConnection(endPoint, transport);
            SilentExchange exchange = new SilentExchange();
            onLane(() -> connection.send(callOf(get(URI), exchange)));

            endPoint.addInput("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" + stray);
            onLane(connection::onFillable);

            assertThat(exchange.outcome()).isInstanceOf(Response.class);
            assertThat(endPoint.isOpen()).isEqualTo(stray.isEmpty());
        }
    }

    @Test
    void tells_why_writing_failed_where_there_is_no_answer() throws Exception {
        EncryptingEndPoint endPoint = new EncryptingEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        SilentExchange exchange = new SilentExchange();
        endPoint.broken = true;
        onLane(() -> connection.send(callOf(get(URI), exchange)));

        endPoint.addInputEOF();
        onLane(connection::onFillable);

        assertThat(exchange.outcome())
                .isEqualTo(new TransportFailure(RESET, "IOException: Broken pipe"));
    }

    @Test
    void fails_at_once_where_the_connection_has_closed_before_the_first_byte() throws Exception {
        EncryptingEndPoint endPoint = new EncryptingEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        SilentExchange exchange = new SilentExchange();
        endPoint.broken = true;
        endPoint.close();

        onLane(() -> connection.send(callOf(get(URI), exchange)));

        assertThat(exchange.outcome())
                .isEqualTo(new TransportFailure(RESET, "IOException: Broken pipe"));
    }

    @Test
    void fails_at_once_where_there_will_be_nothing_more_to_read() throws Exception {
        EncryptingEndPoint endPoint = new EncryptingEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        SilentExchange exchange = new SilentExchange();
        onLane(() -> connection.send(callOf(get(URI), exchange)));

        onLane(() -> connection.onFillInterestedFailed(new SSLException("bad record")));

        assertThat(exchange.outcome())
                .isEqualTo(new TransportFailure(TLS, "SSLException: bad record"));
        assertThat(endPoint.isOpen()).isFalse();
    }

    @Test
    void leaves_a_request_alone_that_has_ended_when_it_is_given_up() throws Exception {
        EncryptingEndPoint endPoint = new EncryptingEndPoint();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        SilentExchange exchange = new SilentExchange();
        DirectCall call = callOf(get(URI), exchange);
        exchange.handle(call);
        onLane(() -> call.sendOn(connection));
        endPoint.addInput("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        onLane(connection::onFillable);

        onLane(() -> transport.abort(exchange, RESPONSE_TIMEOUT, "too late"));

        assertThat(exchange.outcome()).isInstanceOf(Response.class);
        assertThat(endPoint.isOpen()).isTrue();
    }
}
