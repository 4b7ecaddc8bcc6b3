import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The JDK's client as people use it by hand for load: a semaphore around {@code sendAsync}. With an
 * executor of one thread, as there is one core: its own, without a bound, costs several times more.
 */
final class JdkByHand {

    static {
        // On one or two cores a future would start a thread for each request.
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
    }

    private JdkByHand() {}

    public static void main(String[] args) throws Exception {
        String url = args[0];
        long requests = Long.parseLong(args[1]);
        int connections = Integer.parseInt(args[2]);
        Semaphore window = new Semaphore(connections);
        AtomicLong failures = new AtomicLong();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(executor)
                        .build();
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
        executor.shutdown();
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " requests failed");
        }
    }
}
