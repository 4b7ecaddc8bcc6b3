package dev.millrace.run;

import java.util.ArrayDeque;
import java.util.Queue;

/** The pauses that slots make after their requests; all of one length, so they end in order. */
final class Pauses {

    private final long pauseNanos;
    private final Queue<Long> ends = new ArrayDeque<>();

    /** Makes no pauses where the length is zero. */
    Pauses(long pauseNanos) {
        this.pauseNanos = pauseNanos;
    }

    void start(long now) {
        if (pauseNanos > 0) {
            ends.add(now + pauseNanos);
        }
    }

    /** Returns how many slots pause. */
    int underWay(long now) {
        for (Long end = ends.peek(); end != null && end - now <= 0; end = ends.peek()) {
            ends.remove();
        }
        return ends.size();
    }
}
