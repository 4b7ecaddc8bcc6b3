package dev.millrace.transport.jetty;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets a TLS connection finish its handshake before it is used, so that the handshake is part of
 * connecting and not of the first request's service time.
 */
final class Handshakes implements SslHandshakeListener {

    private final Executor lane;
    private final Map<SSLEngine, Consumer<@Nullable Throwable>> underWay = new HashMap<>();

    Handshakes(Executor lane) {
        this.lane = lane;
    }

    /** Starts a handshake, and tells on the lane's thread how it ended: null for well. */
    void start(Connection connection, Consumer<@Nullable Throwable> ended) {
        EndPoint endPoint = LaneEndPoint.of(connection);
        if (!(endPoint instanceof SslConnection.SslEndPoint secured)) {
            ended.accept(new SSLHandshakeException("the connection is not secured"));
            return;
        }
        SSLEngine engine = secured.getSslConnection().getSSLEngine();
        underWay.put(engine, ended);
        // Writing nothing makes Jetty start the handshake.
        endPoint.write(
                Callback.from(() -> {}, failure -> lane.execute(() -> end(engine, failure))),
                BufferUtil.EMPTY_BUFFER);
    }

    @Override
    public void handshakeSucceeded(Event event) {
        lane.execute(() -> end(event.getSSLEngine(), null));
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        lane.execute(() -> end(event.getSSLEngine(), failure));
    }

    private void end(SSLEngine engine, @Nullable Throwable failure) {
        Consumer<@Nullable Throwable> ended = underWay.remove(engine);
        if (ended != null) {
            ended.accept(failure);
        }
    }
}
