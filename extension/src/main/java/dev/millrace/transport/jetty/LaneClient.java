package dev.millrace.transport.jetty;

import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
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

    private LaneClient() {}

    static HttpClient start(LaneConnector connector, NameResolver resolver, Handshakes handshakes) {
        HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(connector);
        // All callbacks are ours and do not block: they may run on the selector's thread.
        transport.setInvocationType(InvocationType.NON_BLOCKING);
        // Or a value that differs in case only from a known one would be told as that.
        transport.setHeaderCacheCaseSensitive(true);
        HttpClient client = new HttpClient(transport);
        client.addBean(handshakes);
        client.setSocketAddressResolver(resolver);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxResponseHeadersSize(LaneTransport.MOST_HEADER_BYTES);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, LaneTransport.USER_AGENT));
        LifeCycles.start(client);
        // Only after the start, as the start adds the defaults.
        keepOnlyInterimHandlers(client.getProtocolHandlers());
        client.getContentDecoderFactories().clear();
        return client;
    }

    /** Without handlers of their own, interim responses would be taken for final ones. */
    private static void keepOnlyInterimHandlers(ProtocolHandlers handlers) {
        handlers.clear();
        handlers.put(new InterimHandler());
        handlers.put(new ContinueProtocolHandler());
    }
}
