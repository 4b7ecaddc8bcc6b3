package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.io.Connection;
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
final class Handshakes implements SslHandshakeListener, Connection.Listener {

    private final Executor lane;
    private final NanoClock clock;
    private final long limitNanos;
    private final Map<SSLEngine, UnderWay> underWay = new LinkedHashMap<>();

    /** A handshake that has not ended. */
    private record UnderWay(long startNanos, Consumer<@Nullable Throwable> ended) {}

    /**
     * Lets each handshake take so long at most.
     *
     * @param limitNanos looked at only when it is time to {@link #tick}
     */
    Handshakes(Executor lane, NanoClock clock, long limitNanos) {
        this.lane = lane;
        this.clock = clock;
        this.limitNanos = limitNanos;
    }

    /** Gives up the handshakes that take too long; the oldest come first. */
    void tick() {
        long now = clock.nanos();
        List<SSLEngine> overdue = new ArrayList<>();
        for (Map.Entry<SSLEngine, UnderWay> entry : underWay.entrySet()) {
            if (now - entry.getValue().startNanos() < limitNanos) {
                break;
            }
            overdue.add(entry.getKey());
        }
        overdue.forEach(
                engine -> end(engine, new SocketTimeoutException("TLS handshake timed out")));
    }

    /** Starts a handshake, and tells on the lane's thread how it ended: null for well. */
    void start(EndPoint endPoint, Consumer<@Nullable Throwable> ended) {
        if (!(endPoint instanceof SslConnection.SslEndPoint secured)) {
            ended.accept(new SSLHandshakeException("the connection is not secured"));
            return;
        }
        SSLEngine engine = secured.getSslConnection().getSSLEngine();
        underWay.put(engine, new UnderWay(clock.nanos(), ended));
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

    /** Where the server just ends the connection, Jetty may tell of no failure. */
    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof SslConnection secured
                && underWay.containsKey(secured.getSSLEngine())) {
            end(
                    secured.getSSLEngine(),
                    new SSLHandshakeException("the connection was closed in the handshake"));
        }
    }

    private void end(SSLEngine engine, @Nullable Throwable failure) {
        UnderWay handshake = underWay.remove(engine);
        if (handshake != null) {
            handshake.ended().accept(failure);
        }
    }
}
