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
    private long sentNanos;
    private boolean sent;
    private boolean firstByte;

    Slot(Lane lane, int position) {
        this.lane = lane;
        this.position = position;
    }

    void take(long takenIndex, long nanos) {
        index = takenIndex;
        intendedNanos = nanos;
        sent = false;
        firstByte = false;
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
        lane.connected(nanos);
    }

    @Override
    public void sending() {
        sent = true;
        sentNanos = lane.nanos();
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
