import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** The JDK's client as people use it by hand for load: a semaphore around {@code sendAsync}. */
final class JdkByHand {

    private JdkByHand() {}

    public static void main(String[] args) throws Exception {
        String url = args[0];
        long requests = Long.parseLong(args[1]);
        int connections = Integer.parseInt(args[2]);
        Semaphore window = new Semaphore(connections);
        AtomicLong failures = new AtomicLong();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (long i = 0; i < requests; i++) {
            window.acquire();
            client.sendAsync(
                            HttpRequest.newBuilder(URI.create(url + i)).build(),
                            BodyHandlers.discarding())
                    .whenComplete(
                            (response, failure) -> {
                                if (failure != null || response.statusCode() != 200) {
                                    failures.incrementAndGet();
                                }
                                window.release();
                            });
        }
        window.acquire(connections);
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " requests failed");
        }
    }
}
