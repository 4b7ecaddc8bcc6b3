package dev.millrace.samples.article;

import dev.millrace.samples.LoopbackServer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The article's server: answers any path with {@code Hello, World!} after 0, 1, 2 or 3 seconds.
 *
 * <p>Its fault: a mean delay of 1.5 s allows 1,000 in flight 667 requests a second and no more,
 * however fast the client is. Unlike the article's it draws the same delays in each run, can also
 * answer at once, and tells at {@code /held} what it held.
 */
final class DelayServer {

    private static final long SEED = 1;

    private DelayServer() {}

    /**
     * Serves until standard input ends.
     *
     * @param args {@code --unit-millis n}: delays are 0, 1, 2 or 3 times as long, seconds by
     *     default; or {@code --no-delay}
     */
    public static void main(String[] args) throws Exception {
        Arguments arguments =
                Arguments.parse(List.of(args), Set.of("unit-millis"), Set.of("no-delay"));
        long unit = arguments.has("no-delay") ? 0 : arguments.number("unit-millis", 1_000);
        Random random = new Random(SEED);
        Server server = new Server();
        server.setHandler(new DelayHandler(() -> random.nextInt(4) * unit));
        LoopbackServer.serve("http", new ServerConnector(server));
    }
}
