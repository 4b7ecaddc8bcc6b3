package dev.millrace.server;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets tasks through, or keeps them until it opens again; thread-safe. */
final class Gate {

    private final Queue<Runnable> kept = new ArrayDeque<>();
    private boolean shut;

    synchronized void shut() {
        shut = true;
    }

    void pass(Runnable task) {
        if (!keep(task)) {
            task.run();
        }
    }

    private synchronized boolean keep(Runnable task) {
        return shut && kept.add(task);
    }

    /** Opens, and runs what was kept in the order it came. */
    void open() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    /** Runs what was kept longest, and keeps the rest. */
    void passOne() {
        Runnable task = oldest();
        if (task != null) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable oldest() {
        return kept.poll();
    }

    private synchronized @Nullable Runnable next() {
        shut = !kept.isEmpty();
        return kept.poll();
    }
}
