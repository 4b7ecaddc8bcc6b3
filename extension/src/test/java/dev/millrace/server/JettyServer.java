package dev.millrace.server;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.io.ConnectionStatistics;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A proper server on 127.0.0.1 that greets whoever asks for whatever, counts exactly, and can hold
 * all its answers back.
 */
public final class JettyServer implements AutoCloseable {

    /** The body of each response. */
    public static final String GREETING = "Hello, World!\n";

    private static final int INDEXES = 1 << 20;

    private final Server server = new Server();
    private final HelloHandler handler = new HelloHandler(new RequestTally(INDEXES));
    private final ConnectionStatistics connections = new ConnectionStatistics();
    private final ServerConnector connector;
    private final String scheme;

    private JettyServer() {
        connector = new ServerConnector(server);
        scheme = "http";
        start();
    }

    private JettyServer(SslContextFactory.Server tls) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        connector =
                new ServerConnector(
                        server, new SslConnectionFactory(tls, http.getProtocol()), http);
        scheme = "https";
        start();
    }

    private void start() {
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(2_000);
        connector.setIdleTimeout(0); // what is held may be held for long
        connector.addBean(connections);
        server.addConnector(connector);
        server.setHandler(handler);
        LifeCycle.start(server);
    }

    /** Starts a server at any free port. */
    public static JettyServer http() {
        return new JettyServer();
    }

    /** Starts a server for HTTPS at any free port. */
    public static JettyServer https(Certificates certificates) {
        return https(certificates.server());
    }

    /** Starts a server for HTTPS with a key store that {@link Certificates} made. */
    static JettyServer https(Path keyStore) {
        return new JettyServer(tls(keyStore));
    }

    /** Starts a server for HTTPS that wants to see the client's certificate. */
    public static JettyServer httpsForKnownClients(Certificates certificates) {
        SslContextFactory.Server tls = tls(certificates.server());
        tls.setTrustStorePath(certificates.clientTrust().toString());
        tls.setTrustStorePassword(Certificates.PASSWORD);
        tls.setNeedClientAuth(true);
        return new JettyServer(tls);
    }

    private static SslContextFactory.Server tls(Path keyStore) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keyStore.toString());
        tls.setKeyStorePassword(Certificates.PASSWORD);
        return tls;
    }

    /** Returns the port. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Returns a URI of this server, with the address 127.0.0.1. */
    public String uri(String pathAndQuery) {
        return scheme + "://127.0.0.1:" + port() + pathAndQuery;
    }

    /** Returns the counts by path. */
    public RequestTally tally() {
        return handler.tally;
    }

    /** Returns the requests that wait for their answer. */
    public Gauge inFlight() {
        return handler.inFlight;
    }

    /** Returns how many connections were accepted so far; over TLS, each counts twice. */
    public long connections() {
        return connections.getConnectionsTotal();
    }

    /** Returns the server names that clients asked for by SNI, one for each request. */
    public List<String> serverNames() {
        return List.copyOf(handler.serverNames);
    }

    /** Answers nothing from now on. */
    public void hold() {
        handler.gate.shut();
    }

    /** Answers the request that was held longest, and holds the others. */
    public void releaseOne() {
        handler.gate.passOne();
    }

    /** Answers what was held, and answers again. */
    public void release() {
        handler.gate.open();
    }

    @Override
    public void close() {
        release();
        LifeCycle.stop(server);
    }
}
