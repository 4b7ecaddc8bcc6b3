import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.Request;
import org.mortbay.jetty.load.generator.LoadGenerator;
import org.mortbay.jetty.load.generator.Resource;

/**
 * The Jetty load generator without a rate. It would then queue without end, so that a semaphore
 * bounds what is in flight: where a request is queued its only sender waits.
 */
final class JettyLoadGeneratorRun {

    private JettyLoadGeneratorRun() {}

    public static void main(String[] args) throws Exception {
        URI uri = URI.create(args[0]);
        int connections = Integer.parseInt(args[2]);
        Semaphore window = new Semaphore(connections);
        LoadGenerator.builder()
                .scheme(uri.getScheme())
                .host(uri.getHost())
                .port(uri.getPort())
                .resource(new Resource(uri.getPath()))
                .threads(1)
                .usersPerThread(1)
                .channelsPerUser(connections)
                .resourceRate(0)
                .warmupIterationsPerThread(0)
                .iterationsPerThread(Integer.parseInt(args[1]))
                .requestListener(acquiring(window))
                .resourceListener((Resource.NodeListener) info -> window.release())
                .build()
                .begin()
                .get(10, TimeUnit.MINUTES);
    }

    private static Request.Listener acquiring(Semaphore window) {
        return new Request.Listener() {
            @Override
            public void onQueued(Request request) {
                window.acquireUninterruptibly();
            }
        };
    }
}
