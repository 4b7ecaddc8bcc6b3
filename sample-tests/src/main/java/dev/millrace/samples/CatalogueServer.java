package dev.millrace.samples;

import java.io.IOException;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The service under test, on embedded Jetty: run it as a program, give it a key store and a
 * password for HTTPS, and {@code -Dcatalogue.log=file} to log each request with its id.
 *
 * <p>It listens on loopback only, prints its base URL as its first line, and ends when its standard
 * input does: when whoever started it is gone.
 */
final class CatalogueServer {

    /** A whole window may connect at once. */
    private static final int MOST_WAITING_TO_CONNECT = 4_096;

    private CatalogueServer() {}

    /**
     * Serves until standard input ends.
     *
     * @param args nothing, or the key store's path and password
     */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        boolean secure = args.length == 2;
        ServerConnector connector =
                secure ? https(server, args[0], args[1]) : new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(MOST_WAITING_TO_CONNECT);
        server.addConnector(connector);
        server.setHandler(new CatalogueHandler());
        logTo(System.getProperty("catalogue.log"), server);
        server.start();

        System.out.println(
                (secure ? "https" : "http") + "://localhost:" + connector.getLocalPort());
        awaitEndOfInput();
        System.exit(0);
    }

    private static void logTo(String file, Server server) {
        if (file != null) {
            server.setRequestLog(
                    new CustomRequestLog(
                            new RequestLogWriter(file), "id=%{X-Request-Id}i \"%r\" %s"));
        }
    }

    private static ServerConnector https(Server server, String keyStore, String password) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keyStore);
        tls.setKeyStorePassword(password);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer());
        return new ServerConnector(
                server,
                new SslConnectionFactory(tls, "http/1.1"),
                new HttpConnectionFactory(configuration));
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever said to it.
        }
    }
}
