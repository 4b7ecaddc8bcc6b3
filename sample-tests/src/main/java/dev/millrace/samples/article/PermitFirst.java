package dev.millrace.samples.article;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.client.ContentResponse;

/**
 * The answer of the reader flyakite: takes a permit before it makes a task, which gives it back.
 *
 * <p>Its faults: it keeps every response, and a task that fails does not give its permit back, so
 * that the program stalls when all permits are lost.
 */
final class PermitFirst {

    private PermitFirst() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Algorithm.start(PermitFirst::run, args);
    }

    private static void run(Options options, Client client, Tally tally)
            throws InterruptedException {
        Semaphore permits = new Semaphore(options.concurrency());
        List<CompletableFuture<ContentResponse>> tasks = new ArrayList<>();
        for (long i = 0; i < options.requests(); i++) {
            permits.acquire();
            tasks.add(
                    client.fetch(i)
                            .whenComplete(tally::count)
                            .thenApply(
                                    response -> {
                                        permits.release();
                                        return response;
                                    }));
        }
        CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).join();
    }
}
