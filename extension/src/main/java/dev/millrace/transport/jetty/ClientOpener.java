package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.util.Promise;

/** Opens connections by Jetty's HttpClient, past its pool. */
final class ClientOpener implements Opener {

    private final HttpClient client;
    private final Destination destination;

    ClientOpener(HttpClient client, Origin origin) {
        this.client = client;
        destination =
                client.resolveDestination(
                        new org.eclipse.jetty.client.Origin(
                                origin.scheme(),
                                origin.host(),
                                origin.port(),
                                origin,
                                HttpClientTransportOverHTTP.HTTP11));
    }

    @Override
    public void open(Promise<LaneConnection> promise) {
        destination.newConnection(
                Promise.from(
                        made -> promise.succeeded(new ClientConnection(made)), promise::failed));
    }

    @Override
    public void forget() {
        client.removeDestination(destination);
    }
}
