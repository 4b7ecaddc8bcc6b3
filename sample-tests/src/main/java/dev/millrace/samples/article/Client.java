package dev.millrace.samples.article;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.util.component.LifeCycle;

/** The asynchronous HTTP client of all programs: Jetty's, with a connection for each slot. */
final class Client implements AutoCloseable {

    private final HttpClient jetty = new HttpClient();
    private final String url;
    private final Duration timeout;

    Client(Options options) throws Exception {
        url = options.url();
        timeout = options.timeout();
        jetty.setMaxConnectionsPerDestination(options.concurrency());
        jetty.start();
    }

    /** Sends the request of an index: the future ends with its response, or with its failure. */
    CompletableFuture<ContentResponse> fetch(long index) {
        Request request =
                jetty.newRequest(url + "/" + index)
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return new CompletableResponseListener(request).send();
    }

    @Override
    public void close() {
        LifeCycle.stop(jetty);
    }
}
