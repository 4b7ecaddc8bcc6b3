package dev.millrace.samples.article;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A bounded queue whose takers block no thread; thread-safe.
 *
 * @param <T> what is queued
 */
final class AsyncQueue<T> {

    private final Queue<T> items = new ConcurrentLinkedQueue<>();
    private final AsyncSemaphore filled = new AsyncSemaphore(0);
    private final Semaphore free;

    AsyncQueue(int bound) {
        free = new Semaphore(bound);
    }

    /** Puts an item in; waits while the queue is full. */
    void put(T item) throws InterruptedException {
        free.acquire();
        items.add(item);
        filled.release();
    }

    /** Takes the oldest item out: the future ends as soon as there is one. */
    CompletableFuture<T> take() {
        return filled.acquire()
                .thenApply(
                        permit -> {
                            free.release();
                            return items.remove();
                        });
    }
}
