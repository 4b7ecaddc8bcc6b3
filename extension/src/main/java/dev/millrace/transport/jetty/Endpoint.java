package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import dev.millrace.http.TransportFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.Destination;
import org.jspecify.annotations.Nullable;

/**
 * What a lane knows of one origin: its idle connections, the calls that wait for one, and how long
 * it is backed off.
 */
final class Endpoint {

    private static final long FIRST_BACKOFF_NANOS = 10_000_000;
    private static final long LONGEST_BACKOFF_NANOS = 1_000_000_000;

    final Origin origin;
    final Destination destination;
    final Deque<Call> waiting = new ArrayDeque<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private int connecting;
    private @Nullable TransportFailure lastFailure;
    private long backoffNanos;
    private long backedOffUntil;

    Endpoint(Origin origin, Destination destination) {
        this.origin = origin;
        this.destination = destination;
    }

    void idle(Connection connection) {
        idle.addLast(connection);
    }

    /** Takes the connection used last, as it is the least likely to have been closed. */
    @Nullable Connection takeIdle() {
        return idle.pollLast();
    }

    void forget(Connection connection) {
        idle.remove(connection);
    }

    /** Tells whether a call waits that no connection under way will serve. */
    boolean needsConnection() {
        return waiting.size() > connecting;
    }

    void connecting() {
        connecting++;
    }

    void connected() {
        connecting--;
        backoffNanos = 0;
        lastFailure = null;
    }

    /** Why the last attempt to connect failed, or null where it did not. */
    @Nullable TransportFailure lastFailure() {
        return lastFailure;
    }

    /** Attempts that fail while backed off were under way before: they do not lengthen it. */
    void failed(TransportFailure failure, long now) {
        connecting--;
        lastFailure = failure;
        if (!backedOff(now)) {
            backoffNanos =
                    Math.min(
                            LONGEST_BACKOFF_NANOS, Math.max(FIRST_BACKOFF_NANOS, 2 * backoffNanos));
            backedOffUntil = now + backoffNanos;
        }
    }

    boolean backedOff(long now) {
        return backoffNanos > 0 && now - backedOffUntil < 0;
    }
}
