package dev.millrace.samples;

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
        server.setHandler(new CatalogueHandler());
        logTo(System.getProperty("catalogue.log"), server);
        LoopbackServer.serve(secure ? "https" : "http", connector);
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
}
