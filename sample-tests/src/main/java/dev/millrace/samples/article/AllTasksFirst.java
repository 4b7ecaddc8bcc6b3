package dev.millrace.samples.article;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.ContentResponse;

/**
 * The article's {@code client-async-sem}: makes a task for each request, then lets a semaphore
 * decide how many of them are in flight.
 *
 * <p>Its fault: all tasks, and at last all responses, are in memory at once, and nothing is sent
 * before the last task is made.
 */
final class AllTasksFirst {

    private AllTasksFirst() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Algorithm.start(AllTasksFirst::run, args);
    }

    private static void run(Options options, Client client, Tally tally) {
        AsyncSemaphore semaphore = new AsyncSemaphore(0);
        List<CompletableFuture<ContentResponse>> tasks = new ArrayList<>();
        for (long i = 0; i < options.requests(); i++) {
            long index = i;
            tasks.add(
                    semaphore
                            .acquire()
                            .thenCompose(permit -> client.fetch(index))
                            .whenComplete(tally::count)
                            .whenComplete((response, failure) -> semaphore.release()));
        }
        startTasks(semaphore, options.concurrency());
        CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).join();
    }

    /** The permits come late, as asyncio starts no task before its maker waits for one. */
    private static void startTasks(AsyncSemaphore semaphore, int concurrency) {
        for (int permit = 0; permit < concurrency; permit++) {
            semaphore.release();
        }
    }
}
