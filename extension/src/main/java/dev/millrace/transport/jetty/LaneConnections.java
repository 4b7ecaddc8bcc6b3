package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.TransportFailure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one lane: at most as many as its share of the window, however many hosts there
 * are.
 *
 * <p>Touched by the lane's thread only.
 */
final class LaneConnections {

    /**
     * More outstanding connects than a listening socket's usual backlog would only be dropped and
     * retried.
     */
    private static final int MOST_CONNECTING = 128;

    private final int mostOpen;
    private final Executor lane;
    private final NanoClock clock;
    private final Handshakes handshakes;
    private final Map<Connection, Endpoint> longestIdleFirst = new LinkedHashMap<>();
    private final Set<Endpoint> backedOff = new LinkedHashSet<>();
    private final Set<Endpoint> queue = new LinkedHashSet<>();

    /** The next request can have it without another look, as it was read from just now. */
    private @Nullable Connection fresh;

    private @Nullable Endpoint freshEndpoint;
    private int open;
    private int connecting;
    private long opened;
    private long failed;
    private long reconnects;

    LaneConnections(int mostOpen, Executor lane, HttpClient client, NanoClock clock) {
        long connectNanos = TimeUnit.MILLISECONDS.toNanos(client.getConnectTimeout());
        this.mostOpen = mostOpen;
        this.lane = lane;
        this.clock = clock;
        this.handshakes = new Handshakes(lane, clock, connectNanos);
        client.addBean(handshakes);
    }

    /** Sends on an open connection, or once one is made. */
    void send(Call call) {
        Connection connection =
                call.endpoint == freshEndpoint ? takeFresh() : takeOpen(call.endpoint);
        if (connection != null) {
            call.sendOn(connection);
        } else {
            call.endpoint.waiting.add(call);
            connect(call.endpoint);
        }
    }

    private @Nullable Connection takeFresh() {
        Connection connection = fresh;
        fresh = null;
        freshEndpoint = null;
        return connection;
    }

    /**
     * A connection found closed before the first byte was written is replaced, never written to.
     */
    private @Nullable Connection takeOpen(Endpoint endpoint) {
        settle();
        for (Connection candidate = endpoint.takeIdle();
                candidate != null;
                candidate = endpoint.takeIdle()) {
            longestIdleFirst.remove(candidate);
            if (!candidate.isClosed() && !LaneEndPoint.isSpent(candidate)) {
                return candidate;
            }
            candidate.close();
            open--;
            reconnects++;
        }
        return null;
    }

    /** Takes back a connection whose response was just read. */
    void release(Endpoint endpoint, Connection connection) {
        settle();
        if (connection.isClosed()) {
            open--;
            connect(endpoint);
            serveQueue();
        } else if (endpoint.waiting.isEmpty()) {
            fresh = connection;
            freshEndpoint = endpoint;
        } else {
            endpoint.waiting.remove().sendOn(connection);
        }
    }

    /** Files the connection released last among the idle ones, where no request took it at once. */
    void settle() {
        Endpoint endpoint = freshEndpoint;
        Connection connection = takeFresh();
        if (endpoint != null && connection != null) {
            idle(endpoint, connection);
        }
    }

    private void idle(Endpoint endpoint, Connection connection) {
        endpoint.idle(connection);
        longestIdleFirst.put(connection, endpoint);
        serveQueue();
    }

    void forget(Call call) {
        call.endpoint.waiting.remove(call);
    }

    /**
     * Makes as many connections as the endpoint's waiting calls need, now or when there is room.
     */
    private void connect(Endpoint endpoint) {
        if (!endpoint.needsConnection()) {
            return;
        }
        if (endpoint.backedOff(clock.nanos())) {
            backedOff.add(endpoint);
            return;
        }
        while (endpoint.needsConnection()) {
            if (!mayConnect()) {
                queue.add(endpoint);
                return;
            }
            makeRoom();
            startConnecting(endpoint);
        }
    }

    private void serveQueue() {
        while (!queue.isEmpty() && mayConnect()) {
            Endpoint longestQueued = queue.iterator().next();
            queue.remove(longestQueued);
            connect(longestQueued);
        }
    }

    private boolean mayConnect() {
        return connecting < MOST_CONNECTING && (open < mostOpen || !longestIdleFirst.isEmpty());
    }

    private void makeRoom() {
        if (open == mostOpen) {
            Connection longestIdle = longestIdleFirst.keySet().iterator().next();
            longestIdleFirst.remove(longestIdle).forget(longestIdle);
            longestIdle.close();
            open--;
        }
    }

    private void startConnecting(Endpoint endpoint) {
        open++;
        connecting++;
        endpoint.connecting();
        long start = clock.nanos();
        endpoint.destination.newConnection(
                Promise.from(
                        made -> lane.execute(() -> made(endpoint, made, start)),
                        failure -> lane.execute(() -> failed(endpoint, FailureKinds.of(failure)))));
    }

    private void made(Endpoint endpoint, Connection connection, long start) {
        if (endpoint.origin.secure()) {
            handshakes.start(
                    connection,
                    failure -> {
                        if (failure == null) {
                            ready(endpoint, connection, start);
                        } else {
                            TransportFailure outcome = FailureKinds.of(failure, connection);
                            connection.close();
                            failed(endpoint, outcome);
                        }
                    });
        } else {
            ready(endpoint, connection, start);
        }
    }

    private void ready(Endpoint endpoint, Connection connection, long start) {
        connecting--;
        opened++;
        endpoint.connected();
        Call first = endpoint.waiting.poll();
        if (first == null) {
            idle(endpoint, connection);
        } else {
            first.exchange.connected(clock.nanos() - start);
            first.sendOn(connection);
            serveQueue();
        }
    }

    private void failed(Endpoint endpoint, TransportFailure outcome) {
        open--;
        connecting--;
        failed++;
        endpoint.failed(outcome, clock.nanos());
        if (endpoint.needsConnection()) {
            endpoint.waiting.remove().complete(outcome);
        }
        serveQueue();
    }

    /** Gives up slow handshakes, and connects again to the hosts whose time is over. */
    void tick() {
        handshakes.tick();
        if (backedOff.isEmpty()) {
            return;
        }
        Set<Endpoint> due = new LinkedHashSet<>(backedOff);
        backedOff.clear();
        due.forEach(this::connect);
    }

    ConnectionCounts counts() {
        return new ConnectionCounts(opened, failed, reconnects);
    }
}
