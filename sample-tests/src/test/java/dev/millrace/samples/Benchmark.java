package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.millrace.ExpectHeader;
import dev.millrace.ExpectStatus;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.http.Tls;
import dev.millrace.result.LoadResult;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * What {@code ci/bench} measures: an ordinary load test, which JUnit's launcher runs. Each call of
 * {@code main} is a run.
 *
 * <p>The name keeps it out of the build.
 */
class Benchmark {

    private static String url = "";

    /**
     * Nothing is asked of a response but its status. The deadline lets a hundred million through.
     */
    @LoadTest(deadline = "12 h")
    void bare(Load load) {
        print(trusting(load).measure(i -> get(url + i)));
    }

    /** The status, and two header fields. */
    @LoadTest(deadline = "12 h")
    @ExpectStatus(200)
    @ExpectHeader(name = "content-type", value = "text/plain")
    @ExpectHeader(name = "server", contains = "nginx")
    void checked(Load load) {
        print(trusting(load).measure(i -> get(url + i)));
    }

    private static Load trusting(Load load) {
        return url.startsWith("https:") ? load.tls(Tls.trustingAll()) : load;
    }

    private static void print(LoadResult result) {
        System.out.printf("[transport] %s, lanes: %d%n", result.transport(), result.plan().lanes());
        if (result.failed() > 0) {
            throw new IllegalStateException(result.failed() + " requests failed");
        }
    }

    /** Runs a test: its name, the URL to append an index to, requests, connections. */
    public static void main(String[] args) {
        url = args[1];
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectMethod(Benchmark.class, args[0], "dev.millrace.Load"))
                        .configurationParameter("millrace.requests", args[2])
                        .configurationParameter("millrace.concurrency", args[3])
                        .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        if (listener.getSummary().getTestsSucceededCount() != 1) {
            listener.getSummary()
                    .printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            throw new IllegalStateException(args[0] + " did not pass");
        }
    }
}
