package dev.millrace.samples.article;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.eclipse.jetty.client.ContentResponse;

/**
 * A reader's answer to the busy loop, {@code asyncio.wait(FIRST_COMPLETED)}: waits for the first of
 * the window to end, takes all that ended, and fills the window up.
 *
 * <p>Its fault: it registers with the whole window each time.
 */
final class FirstCompleted {

    private FirstCompleted() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Algorithm.start(FirstCompleted::run, args);
    }

    private static void run(Options options, Client client, Tally tally) {
        Iterator<CompletableFuture<?>> requests =
                LongStream.range(0, options.requests())
                        .<CompletableFuture<?>>mapToObj(i -> sent(i, client, tally))
                        .iterator();
        Set<CompletableFuture<?>> pending = new HashSet<>();
        do {
            while (pending.size() < options.concurrency() && requests.hasNext()) {
                pending.add(requests.next());
            }
            CompletableFuture.anyOf(pending.toArray(CompletableFuture[]::new)).join();
            pending.removeIf(CompletableFuture::isDone);
        } while (!pending.isEmpty() || requests.hasNext());
    }

    private static CompletableFuture<?> sent(long index, Client client, Tally tally) {
        CompletableFuture<ContentResponse> response = client.fetch(index);
        return response.handle(
                (received, failure) -> {
                    tally.count(received, failure);
                    return index;
                });
    }
}
