package dev.millrace.samples.article;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.eclipse.jetty.client.ContentResponse;

/**
 * The article's {@code client-async-as-completed}, its answer: makes requests lazily, keeps those
 * in flight in a list, and scans the list for one that is done.
 *
 * <p>Its faults: it scans in a busy loop and from the start for each response, and an exception
 * ends the run.
 */
final class BusyWindow {

    private BusyWindow() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Algorithm.start(BusyWindow::run, args);
    }

    private static void run(Options options, Client client, Tally tally) {
        Iterator<CompletableFuture<ContentResponse>> requests =
                LongStream.range(0, options.requests()).mapToObj(client::fetch).iterator();
        List<CompletableFuture<ContentResponse>> window = new ArrayList<>();
        while (window.size() < options.concurrency() && requests.hasNext()) {
            window.add(requests.next());
        }
        while (!window.isEmpty()) {
            tally.count(firstToFinish(window, requests).join(), null);
        }
    }

    private static CompletableFuture<ContentResponse> firstToFinish(
            List<CompletableFuture<ContentResponse>> window,
            Iterator<CompletableFuture<ContentResponse>> requests) {
        while (true) {
            for (int slot = 0; slot < window.size(); slot++) {
                if (window.get(slot).isDone()) {
                    CompletableFuture<ContentResponse> done = window.remove(slot);
                    if (requests.hasNext()) {
                        window.add(requests.next());
                    }
                    return done;
                }
            }
            Thread.onSpinWait();
        }
    }
}
