package dev.millrace.samples;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * A service whose limit is known: it answers so many requests a second, and refuses the rest with
 * 429. Run as a program, it listens on loopback only, prints its base URL, and ends with its
 * standard input.
 */
final class TokenBucketServer {

    /** What may come at once after a pause: as much as is let through in 50 ms. */
    private static final double BURST_SECONDS = 0.05;

    private TokenBucketServer() {}

    /**
     * Serves until standard input ends.
     *
     * @param args requests a second
     */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        server.setHandler(new TokenBucket(Double.parseDouble(args[0])));
        LoopbackServer.serve("http", new ServerConnector(server));
    }

    private static final class TokenBucket extends Handler.Abstract.NonBlocking {

        private final double perNano;
        private final double most;
        private double tokens;
        private long lastNanos = System.nanoTime();

        TokenBucket(double perSecond) {
            perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
            most = perSecond * BURST_SECONDS;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean let = takeToken();
            response.setStatus(let ? 200 : 429);
            Content.Sink.write(response, true, let ? "Served\n" : "Too many\n", callback);
            return true;
        }

        private synchronized boolean takeToken() {
            long now = System.nanoTime();
            tokens = Math.min(most, tokens + (now - lastNanos) * perNano);
            lastNanos = now;
            boolean taken = tokens >= 1;
            tokens -= taken ? 1 : 0;
            return taken;
        }
    }
}
