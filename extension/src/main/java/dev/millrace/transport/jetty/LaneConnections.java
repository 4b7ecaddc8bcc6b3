package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.TransportFailure;
import dev.millrace.transport.jetty.Attempts.Attempt;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one lane: at most as many as its share of the window, however many hosts there
 * are.
 *
 * <p>Touched by the lane's thread only.
 */
final class LaneConnections {

    private final int mostOpen;
    private final Executor lane;
    private final NanoClock clock;
    private final Handshakes handshakes;
    private final Map<LaneConnection, Endpoint> longestIdleFirst = new LinkedHashMap<>();
    private final Set<Endpoint> backedOff = new LinkedHashSet<>();
    private final Set<Endpoint> queue = new LinkedHashSet<>();
    private final Set<Endpoint> doubtfulQueue = new LinkedHashSet<>();
    private final Attempts attempts = new Attempts();

    /** The next request can have it without another look, as it was read from just now. */
    private @Nullable LaneConnection fresh;

    private @Nullable Endpoint freshEndpoint;
    private int open;
    private long opened;
    private long failed;
    private long reconnects;

    LaneConnections(int mostOpen, Executor lane, Handshakes handshakes, NanoClock clock) {
        this.mostOpen = mostOpen;
        this.lane = lane;
        this.clock = clock;
        this.handshakes = handshakes;
    }

    /** Sends on an open connection, or once one is made. */
    void send(LaneCall call) {
        Endpoint endpoint = call.endpoint();
        LaneConnection connection = endpoint == freshEndpoint ? takeFresh() : takeOpen(endpoint);
        if (connection != null) {
            call.sendOn(connection);
        } else {
            endpoint.waiting.add(call);
            connect(endpoint);
        }
    }

    private @Nullable LaneConnection takeFresh() {
        LaneConnection connection = fresh;
        fresh = null;
        freshEndpoint = null;
        return connection;
    }

    /**
     * A connection found closed before the first byte was written is replaced, never written to.
     */
    private @Nullable LaneConnection takeOpen(Endpoint endpoint) {
        settle();
        LaneConnection candidate;
        while ((candidate = endpoint.takeIdle()) != null) {
            longestIdleFirst.remove(candidate);
            if (!candidate.isSpent()) {
                return candidate;
            }
            candidate.close();
            closed(endpoint);
            reconnects++;
        }
        return null;
    }

    private void closed(Endpoint endpoint) {
        open--;
        endpoint.closed();
    }

    /** Takes back a connection whose response was just read. */
    void release(Endpoint endpoint, LaneConnection connection) {
        settle();
        if (connection.isClosed()) {
            closed(endpoint);
            connect(endpoint);
            serveQueues();
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
        LaneConnection connection = takeFresh();
        if (endpoint != null && connection != null) {
            idle(endpoint, connection);
        }
    }

    private void idle(Endpoint endpoint, LaneConnection connection) {
        connection.idle();
        endpoint.idle(connection);
        longestIdleFirst.put(connection, endpoint);
        serveQueues();
    }

    void forget(LaneCall call) {
        call.endpoint().waiting.remove(call);
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
            if (!mayConnect(endpoint.isDoubtful())) {
                (endpoint.isDoubtful() ? doubtfulQueue : queue).add(endpoint);
                return;
            }
            makeRoom();
            startConnecting(endpoint);
        }
    }

    private void serveQueues() {
        serve(queue, false);
        serve(doubtfulQueue, true);
    }

    private void serve(Set<Endpoint> queued, boolean doubtful) {
        while (!queued.isEmpty() && mayConnect(doubtful)) {
            Endpoint longestQueued = queued.iterator().next();
            queued.remove(longestQueued);
            connect(longestQueued);
        }
    }

    private boolean mayConnect(boolean doubtful) {
        boolean room = doubtful ? attempts.hasRoomForDoubtful() : attempts.hasRoom();
        return room && (open < mostOpen || !longestIdleFirst.isEmpty());
    }

    private void makeRoom() {
        if (open == mostOpen) {
            LaneConnection longestIdle = longestIdleFirst.keySet().iterator().next();
            Endpoint endpoint = longestIdleFirst.remove(longestIdle);
            endpoint.forget(longestIdle);
            longestIdle.close();
            closed(endpoint);
        }
    }

    private void startConnecting(Endpoint endpoint) {
        open++;
        endpoint.connecting();
        Attempt attempt = attempts.start(endpoint, clock.nanos());
        endpoint.opener.open(
                Promise.from(
                        made -> lane.execute(() -> made(attempt, made)),
                        failure -> lane.execute(() -> failed(attempt, FailureKinds.of(failure)))));
    }

    private void made(Attempt attempt, LaneConnection connection) {
        if (attempt.endpoint.origin.secure()) {
            handshakes.start(
                    connection.endPoint(), failure -> shaken(attempt, connection, failure));
        } else {
            ready(attempt, connection);
        }
    }

    private void shaken(Attempt attempt, LaneConnection connection, @Nullable Throwable failure) {
        if (failure == null) {
            ready(attempt, connection);
        } else {
            TransportFailure outcome = FailureKinds.of(failure, connection);
            connection.close();
            failed(attempt, outcome);
        }
    }

    private void ready(Attempt attempt, LaneConnection connection) {
        Endpoint endpoint = attempt.endpoint;
        attempts.ended(attempt);
        opened++;
        endpoint.connected();
        LaneCall first = endpoint.waiting.poll();
        if (first == null) {
            idle(endpoint, connection);
            return;
        }
        first.exchange.connected(clock.nanos() - attempt.startNanos);
        first.sendOn(connection);
        connect(endpoint);
        serveQueues();
    }

    private void failed(Attempt attempt, TransportFailure outcome) {
        attempts.ended(attempt);
        open--;
        failed++;
        attempt.endpoint.failed(outcome, clock.nanos());
        attempt.endpoint.takeFailing().forEach(call -> call.complete(outcome));
        connect(attempt.endpoint);
        serveQueues();
    }

    /**
     * Gives up slow handshakes, lets others pass slow attempts, and connects again to the hosts
     * whose time is over.
     */
    void tick() {
        handshakes.tick();
        attempts.tick(clock.nanos());
        serveQueues();
        List<Endpoint> due = List.copyOf(backedOff);
        backedOff.clear();
        due.forEach(this::connect);
    }

    ConnectionCounts counts() {
        return new ConnectionCounts(opened, failed, reconnects);
    }
}
