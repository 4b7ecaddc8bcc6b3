package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.result.LoadResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What {@code ci/bench} measures: an ordinary load test, run three times in one JVM so that the
 * last run finds it warm.
 *
 * <p>The name keeps it out of the build.
 */
class Benchmark {

    private static final int RUNS = 3;

    /** Prints the cost of a run for {@code ci/bench}: requests, failures, CPU nanoseconds. */
    @LoadTest(requests = 1_000_000, concurrency = 1_000)
    void costs_little(Load load) {
        String url = System.getProperty("bench.url");
        LoadResult result = load.measure(i -> get(url + i));

        System.out.printf(
                "[bench] %d %d %d%n",
                result.requests(), result.failed(), result.generator().processCpu().toNanos());
    }

    /** Runs it; the target comes as {@code -Dbench.url}. */
    public static void main(String[] args) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Benchmark.class))
                        .build();
        Launcher launcher = LauncherFactory.create();
        for (int run = 0; run < RUNS; run++) {
            launcher.execute(request);
        }
    }
}
