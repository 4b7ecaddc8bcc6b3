package dev.millrace.transport.jetty;

import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Jetty's HttpClient without what a load generator must not have: redirects, cookies, decoding,
 * time-outs.
 */
final class LaneClient {

    private static final int MOST_HEADER_BYTES = 64 << 10;
    private static final long LONGEST_STOP_MILLIS = 2_000;

    private LaneClient() {}

    static HttpClient start(LaneConnector connector, NameResolver resolver, Handshakes handshakes) {
        HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(connector);
        // All callbacks are ours and do not block: they may run on the selector's thread.
        transport.setInvocationType(InvocationType.NON_BLOCKING);
        HttpClient client = new HttpClient(transport);
        client.addBean(handshakes);
        client.setSocketAddressResolver(resolver);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxResponseHeadersSize(MOST_HEADER_BYTES);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Millrace"));
        run(client::start);
        // Only after the start, as the start adds the defaults.
        keepOnlyInterimHandlers(client.getProtocolHandlers());
        client.getContentDecoderFactories().clear();
        return client;
    }

    /** Without handlers of their own, interim responses would be taken for final ones. */
    private static void keepOnlyInterimHandlers(ProtocolHandlers handlers) {
        handlers.clear();
        handlers.put(new ContinueProtocolHandler());
        handlers.put(new ProcessingProtocolHandler());
        handlers.put(new EarlyHintsProtocolHandler());
    }

    /** Stops a client; where the author's code holds its thread, that of the caller goes on. */
    static void stop(HttpClient client) {
        Thread stopping = new Thread(() -> run(client::stop), "millrace-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Jetty's client did not start or stop: " + e.getMessage(), e);
        }
    }
}
