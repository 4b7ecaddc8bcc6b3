package dev.millrace.samples;

import java.io.IOException;
import org.eclipse.jetty.server.ServerConnector;

/**
 * What the servers of these samples have in common: how they start, say where they are, and end.
 */
public final class LoopbackServer {

    /** A whole window may connect at once. */
    private static final int MOST_WAITING_TO_CONNECT = 4_096;

    private LoopbackServer() {}

    /**
     * Serves until standard input ends: until whoever started this process is gone.
     *
     * <p>Listens on a free port of loopback, prints the base URL as its first line, and ends the
     * JVM at last.
     *
     * @param scheme of the base URL
     * @param connector with its server, which has its handler
     * @throws Exception if the server does not start
     */
    public static void serve(String scheme, ServerConnector connector) throws Exception {
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(MOST_WAITING_TO_CONNECT);
        connector.getServer().addConnector(connector);
        connector.getServer().start();

        System.out.println(scheme + "://localhost:" + connector.getLocalPort());
        awaitEndOfInput();
        System.exit(0);
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever said to it.
        }
    }
}
