package dev.millrace.transport.jetty;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The attempts to connect that are under way: so many at once that backlogs hold them, and of those
 * to doubtful hosts only a part, so that broken hosts cannot keep a lane from the others.
 *
 * <p>An attempt that takes long counts no more, and makes its host doubtful.
 */
final class Attempts {

    /**
     * More outstanding connects than a listening socket's usual backlog would only be dropped and
     * retried.
     */
    private static final int MOST = 128;

    private static final int MOST_DOUBTFUL = MOST / 4;

    /**
     * A lost packet is sent again after a second: until then an attempt may still be a good one.
     */
    private static final long LONG_NANOS = 1_000_000_000;

    private final Set<Attempt> counted = new LinkedHashSet<>();
    private int doubtful;

    /** An attempt to connect, the same as itself only. */
    static final class Attempt {

        final Endpoint endpoint;
        final long startNanos;
        private final boolean doubtful;

        private Attempt(Endpoint endpoint, long startNanos) {
            this.endpoint = endpoint;
            this.startNanos = startNanos;
            this.doubtful = endpoint.isDoubtful();
        }
    }

    boolean hasRoom() {
        return counted.size() < MOST;
    }

    boolean hasRoomForDoubtful() {
        return hasRoom() && doubtful < MOST_DOUBTFUL;
    }

    Attempt start(Endpoint endpoint, long now) {
        Attempt attempt = new Attempt(endpoint, now);
        counted.add(attempt);
        doubtful += attempt.doubtful ? 1 : 0;
        return attempt;
    }

    void ended(Attempt attempt) {
        if (counted.remove(attempt)) {
            doubtful -= attempt.doubtful ? 1 : 0;
        }
    }

    /** Counts no more what takes long; the oldest come first. */
    void tick(long now) {
        while (!counted.isEmpty()) {
            Attempt oldest = counted.iterator().next();
            if (now - oldest.startNanos < LONG_NANOS) {
                return;
            }
            ended(oldest);
            oldest.endpoint.takesLong();
        }
    }
}
