package dev.millrace.samples.article;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts the requests that a server holds: that came and are not answered yet. Thread-safe.
 *
 * <p>The mean number held between two times is the growth of {@code heldSeconds} over that of the
 * time: exact, where samples would miss what happens between them.
 */
final class HeldRequests {

    private final LongSupplier nanoTime;
    private long changedNanos;
    private long heldNanos;
    private long delayMillis;
    private long requests;
    private long held;
    private long most;

    HeldRequests(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        changedNanos = nanoTime.getAsLong();
    }

    /** Counts a request that came, and the delay drawn for it. */
    synchronized void begin(long millis) {
        change(1);
        most = Math.max(most, held);
        requests++;
        delayMillis += millis;
    }

    /** Counts a request that is answered. */
    synchronized void end() {
        change(-1);
    }

    private void change(int by) {
        long now = nanoTime.getAsLong();
        heldNanos += held * (now - changedNanos);
        changedNanos = now;
        held += by;
    }

    /**
     * Tells the requests that came, those held now and at most, the seconds that all were held for
     * and those that were drawn for them.
     */
    synchronized Figures figures() {
        change(0);
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("requests", requests);
        figures.put("held", held);
        figures.put("most", most);
        figures.put("heldSeconds", heldNanos / 1e9);
        figures.put("delaySeconds", delayMillis / 1e3);
        figures.put("nanoTime", changedNanos);
        return new Figures(figures);
    }
}
