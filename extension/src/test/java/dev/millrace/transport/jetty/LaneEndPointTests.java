package dev.millrace.transport.jetty;

import static dev.millrace.http.FailureKind.CLOSED_EARLY;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Origin;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.transport.RecordingExchange;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneEndPointTests {

    private final RawServer server = RawServer.start(Behaviours.ok("ok"));

    private final DirectTransport transport =
            new DirectTransport(Plans.aPlan().build(), 0, NanoClock.SYSTEM);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    private <T> T onLane(Supplier<T> question) throws Exception {
        return CompletableFuture.supplyAsync(question, transport).get(20, TimeUnit.SECONDS);
    }

    private LaneEndPoint open() throws Exception {
        Promise.Completable<LaneConnection> made = new Promise.Completable<>();
        Opener opener = transport.opener(Origin.of(server.uri("")));
        transport.execute(() -> opener.open(made));
        return (LaneEndPoint) made.get(20, TimeUnit.SECONDS).endPoint();
    }

    /** Otherwise the selector would never wait again. */
    @Test
    void waits_for_room_no_longer_once_all_is_written() throws Exception {
        RecordingExchange exchange = new RecordingExchange();
        Request upload = post(server.uri("/")).bytes(new byte[20 << 20]);

        transport.execute(() -> transport.send(upload, exchange, true));

        assertThat(exchange.await()).isInstanceOf(Response.class);
        assertThat(onLane(this::interests)).containsExactly(SelectionKey.OP_READ);
    }

    private Stream<Integer> interests() {
        LaneSelector lane =
                transport.connector.getContainedBeans(LaneSelector.class).iterator().next();
        return lane.getSelector().keys().stream().map(SelectionKey::interestOps);
    }

    @Test
    void ends_without_a_failure_where_this_side_has_closed_it() throws Exception {
        LaneEndPoint endPoint = open();
        ByteBuffer in = ByteBuffer.allocate(1).limit(0);

        int filled =
                onLane(
                        () -> {
                            endPoint.close();
                            return endPoint.fill(in);
                        });

        assertThat(filled).isNegative();
        assertThat(LaneEndPoint.readFailureOf(endPoint)).isNull();
    }

    /** As Jetty does where a selector fails. */
    @Test
    void waits_for_room_by_the_key_that_has_replaced_its_own() throws Exception {
        LaneEndPoint endPoint = open();
        try (Selector other = Selector.open()) {
            SelectionKey key = endPoint.getChannel().register(other, SelectionKey.OP_READ);

            int interests =
                    onLane(
                            () -> {
                                endPoint.replaceKey(key);
                                endPoint.write(Callback.NOOP, ByteBuffer.allocate(20 << 20));
                                return key.interestOps();
                            });

            assertThat(interests).isEqualTo(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /**
     * Has taken what was written, as one that encrypts does, and not told yet what became of it.
     */
    private static final class EncryptingEndPoint extends ByteArrayEndPoint
            implements EndPoint.Wrapper {

        private final EndPoint network;

        EncryptingEndPoint(EndPoint network) {
            this.network = network;
        }

        @Override
        public EndPoint unwrap() {
            return network;
        }
    }

    private EncryptingEndPoint openThatCannotWrite() throws Exception {
        LaneEndPoint network = open();
        network.close();
        assertThatThrownBy(() -> network.flush(ByteBuffer.allocate(1)))
                .isInstanceOf(ClosedChannelException.class);
        return new EncryptingEndPoint(network);
    }

    @Test
    void tells_why_writing_failed_though_jetty_only_saw_the_end() throws Exception {
        EncryptingEndPoint endPoint = openThatCannotWrite();
        LaneConnection connection = new DirectConnection(endPoint, transport);
        endPoint.addInputEOF();
        endPoint.fill(ByteBuffer.allocate(1).limit(0));

        TransportFailure failure = FailureKinds.of(new EOFException(), connection);

        assertThat(failure).isEqualTo(new TransportFailure(CLOSED_EARLY, "ClosedChannelException"));
    }

    @Test
    void tells_why_writing_failed_though_the_end_is_read_first() throws Exception {
        EncryptingEndPoint endPoint = openThatCannotWrite();
        DirectConnection connection = new DirectConnection(endPoint, transport);
        RecordingExchange exchange = new RecordingExchange();
        Request request = get(server.uri("/"));
        DirectCall call = new DirectCall(transport, exchange);
        call.prepare(request, request.uri(), transport.routes.of(request.uri()), 0);
        endPoint.addInputEOF();

        transport.execute(
                () -> {
                    connection.send(call);
                    connection.onFillable();
                });

        assertThat(exchange.await())
                .isEqualTo(new TransportFailure(CLOSED_EARLY, "ClosedChannelException"));
    }
}
