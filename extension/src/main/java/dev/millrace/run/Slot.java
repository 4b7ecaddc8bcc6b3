package dev.millrace.run;

import dev.millrace.http.Outcome;
import dev.millrace.request.Request;
import dev.millrace.transport.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A place in the window, reused for one request after the other.
 *
 * <p>Touched by its lane's thread only.
 */
final class Slot extends Exchange {

    private final Lane lane;
    final int position;
    private @Nullable Request request;
    private long index;
    private long intendedNanos;
    private long takenNanos;
    private long sentNanos;
    private boolean sent;
    private boolean firstByte;
    private boolean counted;

    Slot(Lane lane, int position) {
        this.lane = lane;
        this.position = position;
    }

    /** Takes a request that was due at a time, maybe earlier than now. */
    void take(long takenIndex, long intended, long now) {
        index = takenIndex;
        intendedNanos = intended;
        takenNanos = now;
        sent = false;
        firstByte = false;
        counted = lane.counts();
    }

    /** Tells whether its request is recorded, rather than one of the warm-up. */
    boolean counted() {
        return counted;
    }

    void request(Request made) {
        request = made;
    }

    void free() {
        request = null;
    }

    @Nullable Request request() {
        return request;
    }

    long index() {
        return index;
    }

    long intendedNanos() {
        return intendedNanos;
    }

    /** When its request was taken: the start of its time-out, which waiting for a slot is not. */
    long takenNanos() {
        return takenNanos;
    }

    long sentNanos() {
        return sentNanos;
    }

    boolean sent() {
        return sent;
    }

    boolean waitsForFirstByte() {
        return sent && !firstByte;
    }

    @Override
    public void connected(long nanos) {
        lane.connected(this, nanos);
    }

    @Override
    public void sending() {
        sent = true;
        sentNanos = lane.now();
    }

    @Override
    public void firstByte() {
        firstByte = true;
    }

    @Override
    public void completed(Outcome outcome) {
        lane.completed(this, outcome);
    }
}
