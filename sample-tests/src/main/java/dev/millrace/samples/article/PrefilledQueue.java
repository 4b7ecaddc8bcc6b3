package dev.millrace.samples.article;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A reader's answer: puts all jobs into a queue, then starts workers that empty it.
 *
 * <p>Its fault: the queue is as long as there are requests, though a job is smaller than a task.
 */
final class PrefilledQueue {

    private final Client client;
    private final Tally tally;
    private final Queue<Long> jobs = new ConcurrentLinkedQueue<>();
    private final CountDownLatch workers;

    private PrefilledQueue(Options options, Client client, Tally tally) {
        this.client = client;
        this.tally = tally;
        workers = new CountDownLatch(options.concurrency());
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Algorithm.start(PrefilledQueue::run, args);
    }

    private static void run(Options options, Client client, Tally tally)
            throws InterruptedException {
        PrefilledQueue queue = new PrefilledQueue(options, client, tally);
        for (long i = 0; i < options.requests(); i++) {
            queue.jobs.add(i);
        }
        for (int worker = 0; worker < options.concurrency(); worker++) {
            queue.work();
        }
        queue.workers.await();
    }

    private void work() {
        Long job = jobs.poll();
        if (job == null) {
            workers.countDown();
            return;
        }
        CompletableFuture<?> unused =
                client.fetch(job)
                        .whenComplete(
                                (response, failure) -> {
                                    tally.count(response, failure);
                                    work();
                                });
    }
}
