package dev.millrace.samples.article;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Permits that nobody blocks a thread for, as asyncio's; thread-safe. */
final class AsyncSemaphore {

    private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>();
    private int permits;

    AsyncSemaphore(int permits) {
        this.permits = permits;
    }

    /** Takes a permit: the future ends as soon as there is one, first come, first served. */
    synchronized CompletableFuture<@Nullable Void> acquire() {
        if (permits > 0) {
            permits--;
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<@Nullable Void> permit = new CompletableFuture<>();
        waiting.add(permit);
        return permit;
    }

    /** Gives a permit back, to who waits longest. */
    void release() {
        CompletableFuture<@Nullable Void> next = next();
        if (next != null) {
            next.complete(null);
        }
    }

    private synchronized @Nullable CompletableFuture<@Nullable Void> next() {
        if (waiting.isEmpty()) {
            permits++;
        }
        return waiting.poll();
    }
}
