package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import dev.millrace.http.TransportFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lane knows of one origin: its idle connections, the calls that wait for one, and how
 * connecting went.
 *
 * <p>A host whose last attempt to connect failed, or has taken long, is doubtful until one
 * succeeds: one attempt at a time then speaks for all calls that wait.
 */
final class Endpoint {

    private static final long FIRST_BACKOFF_NANOS = 10_000_000;
    private static final long LONGEST_BACKOFF_NANOS = 1_000_000_000;

    final Origin origin;
    final Opener opener;
    final Deque<LaneCall> waiting = new ArrayDeque<>();
    private final Deque<LaneConnection> idle = new ArrayDeque<>();
    private int open;
    private int connecting;
    private boolean doubtful;
    private boolean hopeless;
    private @Nullable TransportFailure lastFailure;
    private long backoffNanos;
    private long backedOffUntil;

    Endpoint(Origin origin, Opener opener) {
        this.origin = origin;
        this.opener = opener;
    }

    void idle(LaneConnection connection) {
        idle.addLast(connection);
    }

    /** Takes the connection used last, as it is the least likely to have been closed. */
    @Nullable LaneConnection takeIdle() {
        return idle.pollLast();
    }

    void forget(LaneConnection connection) {
        idle.remove(connection);
    }

    /** Tells whether a call waits that no connection under way will serve. */
    boolean needsConnection() {
        return doubtful ? connecting == 0 && !waiting.isEmpty() : waiting.size() > connecting;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    void takesLong() {
        doubtful = true;
    }

    void connecting() {
        connecting++;
        open++;
    }

    void connected() {
        connecting--;
        doubtful = false;
        backoffNanos = 0;
        lastFailure = null;
    }

    void closed() {
        open--;
    }

    /** Why the last attempt to connect failed, or null where it did not. */
    @Nullable TransportFailure lastFailure() {
        return lastFailure;
    }

    /** Attempts that fail while backed off were under way before: they do not lengthen it. */
    void failed(TransportFailure failure, long now) {
        connecting--;
        open--;
        hopeless = doubtful && open == 0;
        doubtful = true;
        lastFailure = failure;
        if (!backedOff(now)) {
            backoffNanos =
                    Math.min(
                            LONGEST_BACKOFF_NANOS, Math.max(FIRST_BACKOFF_NANOS, 2 * backoffNanos));
            backedOffUntil = now + backoffNanos;
        }
    }

    /**
     * Takes the calls that fail with the attempt that failed last: all that wait, where it spoke
     * for the host; otherwise the one it was made for.
     */
    List<LaneCall> takeFailing() {
        int failing = hopeless ? waiting.size() : Math.min(1, waiting.size() - connecting);
        List<LaneCall> taken = new ArrayList<>();
        while (taken.size() < failing) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    boolean backedOff(long now) {
        return backoffNanos > 0 && now - backedOffUntil < 0;
    }

    /** Tells whether nothing would be lost with it. */
    boolean isForgettable(long now) {
        return open == 0 && waiting.isEmpty() && !backedOff(now);
    }
}
