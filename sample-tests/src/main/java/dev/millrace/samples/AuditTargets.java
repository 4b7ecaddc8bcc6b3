package dev.millrace.samples;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * What is audited: one port that serves pages, and some that do not, on all addresses of this
 * machine, so that any of 127.0.0.0/8 is a host of its own.
 *
 * <p>Run it as a program: its first line has the ports in the order of {@link Port}; it ends when
 * its standard input does.
 */
final class AuditTargets {

    private static final int MOST_WAITING_TO_CONNECT = 4_096;
    private static final List<Object> KEPT = new ArrayList<>();

    /** The ports, in order. */
    enum Port {
        /** Serves pages. */
        HEALTHY(1),
        /** Nobody listens. */
        REFUSED(2),
        /** The backlog is full. */
        BLACK_HOLE(3),
        /** Resets. */
        RESET(4),
        /** Closes in the header. */
        CLOSED_EARLY(5),
        /** Does not speak HTTP. */
        GARBAGE(6),
        /** Says nothing. */
        SILENT(7),
        /** Answers with a header without end. */
        ENDLESS(8);

        /** Its hosts are 127.2.{@code network}.*. */
        final int network;

        Port(int network) {
            this.network = network;
        }
    }

    private AuditTargets() {}

    /**
     * Serves until standard input ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws Exception {
        int refused = BrokenServer.unused();
        System.out.printf(
                "%d %d %d %d %d %d %d %d%n",
                healthy(refused),
                refused,
                BrokenServer.openBlackHole(),
                BrokenServer.open(BrokenServer::reset),
                BrokenServer.open(BrokenServer::closeEarly),
                BrokenServer.open(BrokenServer::answerGarbage),
                BrokenServer.open(BrokenServer::staySilent),
                BrokenServer.open(BrokenServer::answerWithoutEnd));
        while (System.in.read() >= 0) {
            // Nothing is ever said to it.
        }
        System.exit(0);
    }

    /** Keeps what would close when it is collected. */
    static void keep(Object... things) {
        KEPT.addAll(List.of(things));
    }

    private static int healthy(int refused) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setAcceptQueueSize(MOST_WAITING_TO_CONNECT);
        server.addConnector(connector);
        server.setHandler(new Pages(refused));
        server.start();
        return connector.getLocalPort();
    }

    /**
     * {@code /pages/n}: 200; {@code /moved/n}: to the page; {@code /missing/n}: 404; {@code
     * /failing/n}: 500; {@code /loop/n}: to itself; {@code /dead/n}: to a port that refuses.
     */
    private static final class Pages extends Handler.Abstract.NonBlocking {

        private final int refused;

        Pages(int refused) {
            this.refused = refused;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = Request.getPathInContext(request);
            int slash = path.lastIndexOf('/');
            String number = path.substring(slash + 1);
            switch (path.substring(1, slash)) {
                case "pages" -> response.setStatus(200);
                case "moved" -> redirect(response, "/pages/" + number);
                case "missing" -> response.setStatus(404);
                case "loop" -> redirect(response, "/loop/" + number);
                case "dead" -> redirect(response, "http://127.0.0.1:" + refused + "/");
                default -> response.setStatus(500);
            }
            response.write(true, null, callback);
            return true;
        }

        private static void redirect(Response response, String location) {
            response.setStatus(302);
            response.getHeaders().put(HttpHeader.LOCATION, location);
        }
    }
}
