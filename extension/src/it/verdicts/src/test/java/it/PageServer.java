package it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Answers whatever is asked for with 200, and {@code /missing} with 404. */
final class PageServer {

    static final String BASE = "http://127.0.0.1:" + start().getAddress().getPort();

    private PageServer() {}

    private static HttpServer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            server.createContext(
                    "/",
                    exchange -> {
                        boolean missing = exchange.getRequestURI().getPath().equals("/missing");
                        exchange.sendResponseHeaders(missing ? 404 : 200, -1);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
