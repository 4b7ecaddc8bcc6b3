import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.HttpClient;

/** Jetty's client as people use it by hand for load: a semaphore around {@code send}. */
final class JettyByHand {

    private JettyByHand() {}

    public static void main(String[] args) throws Exception {
        String url = args[0];
        long requests = Long.parseLong(args[1]);
        int connections = Integer.parseInt(args[2]);
        Semaphore window = new Semaphore(connections);
        AtomicLong failures = new AtomicLong();
        HttpClient client = new HttpClient();
        client.setMaxConnectionsPerDestination(connections);
        client.start();
        for (long i = 0; i < requests; i++) {
            window.acquire();
            client.newRequest(url + i)
                    .send(
                            result -> {
                                if (result.isFailed() || result.getResponse().getStatus() != 200) {
                                    failures.incrementAndGet();
                                }
                                window.release();
                            });
        }
        window.acquire(connections);
        client.stop();
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " requests failed");
        }
    }
}
