package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/** Connects by itself: to each address of an origin in turn, until one accepts. */
final class DirectOpener implements Opener {

    private final DirectTransport transport;
    private final Origin origin;
    private final SocketAddressResolver resolver;
    private final ClientConnectionFactory factory;

    DirectOpener(DirectTransport transport, Origin origin, SocketAddressResolver resolver) {
        this.transport = transport;
        this.origin = origin;
        this.resolver = resolver;
        ClientConnectionFactory plain =
                (endPoint, context) -> new DirectConnection(endPoint, transport);
        ClientConnector connector = transport.connector;
        factory =
                origin.secure()
                        ? connector.newSslClientConnectionFactory(
                                connector.getSslContextFactory(), plain)
                        : plain;
    }

    @Override
    public void open(Promise<LaneConnection> promise) {
        resolver.resolve(
                origin.host(),
                origin.port(),
                Map.of(),
                Promise.from(addresses -> connect(addresses, 0, promise), promise::failed));
    }

    private void connect(
            List<InetSocketAddress> addresses, int index, Promise<LaneConnection> promise) {
        Promise<Connection> made =
                Promise.from(
                        connection -> promise.succeeded(direct(connection)),
                        failure -> {
                            if (index + 1 < addresses.size()) {
                                connect(addresses, index + 1, promise);
                            } else {
                                promise.failed(failure);
                            }
                        });
        transport.connector.connect(addresses.get(index), context(made));
    }

    private Map<String, Object> context(Promise<Connection> made) {
        Map<String, Object> context = new HashMap<>();
        context.put(Transport.CONTEXT_KEY, Transport.TCP_IP);
        context.put(ClientConnectionFactory.CONTEXT_KEY, factory);
        context.put(ClientConnector.CONNECTION_PROMISE_CONTEXT_KEY, made);
        // Where Jetty looks for those who listen to handshakes.
        context.put(ClientConnector.HTTP_CLIENT_CONTEXT_KEY, transport.connector);
        return context;
    }

    /** Over TLS, Jetty tells of the connection that encrypts: ours is behind it. */
    private static LaneConnection direct(Connection connection) {
        Connection ours =
                connection instanceof SslConnection secured
                        ? secured.getSslEndPoint().getConnection()
                        : connection;
        return (DirectConnection) ours;
    }

    /** Holds nothing beyond its connections. */
    @Override
    public void forget() {}
}
