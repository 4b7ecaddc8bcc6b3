package dev.millrace.samples.article;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentResponse;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the library pypeln, {@code each(fetch, range(n), workers=1000)}: a bounded queue of
 * indexes, and workers that take from it.
 *
 * <p>Its fault: it drops requests that time out, silently.
 */
final class WorkerPipeline {

    private static final long NO_MORE = -1;

    private final Client client;
    private final Tally tally;
    private final AsyncQueue<Long> indexes;
    private final CountDownLatch workers;

    private WorkerPipeline(Options options, Client client, Tally tally) {
        this.client = client;
        this.tally = tally;
        indexes = new AsyncQueue<>(options.concurrency());
        workers = new CountDownLatch(options.concurrency());
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Algorithm.start(WorkerPipeline::run, args);
    }

    private static void run(Options options, Client client, Tally tally)
            throws InterruptedException {
        WorkerPipeline pipeline = new WorkerPipeline(options, client, tally);
        for (int worker = 0; worker < options.concurrency(); worker++) {
            pipeline.work();
        }
        for (long i = 0; i < options.requests(); i++) {
            pipeline.indexes.put(i);
        }
        for (int worker = 0; worker < options.concurrency(); worker++) {
            pipeline.indexes.put(NO_MORE);
        }
        pipeline.workers.await();
    }

    private void work() {
        CompletableFuture<?> unused = indexes.take().thenAccept(this::fetch);
    }

    private void fetch(long index) {
        if (index == NO_MORE) {
            workers.countDown();
            return;
        }
        CompletableFuture<?> unused = client.fetch(index).whenComplete(this::next);
    }

    private void next(@Nullable ContentResponse response, @Nullable Throwable failure) {
        if (!(failure instanceof TimeoutException)) {
            tally.count(response, failure);
        }
        work();
    }
}
