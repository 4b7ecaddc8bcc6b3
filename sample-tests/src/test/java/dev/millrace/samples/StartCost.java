package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.result.LoadResult;
import java.time.Duration;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What {@code ci/bench} measures of the time around a run: a load test of ten requests, run twelve
 * times in one JVM, each as long as JUnit says that the test took.
 *
 * <p>The name keeps it out of the build.
 */
class StartCost {

    private static final int RUNS = 12;
    private static String url = "";
    private static Duration slowest = Duration.ZERO;

    @LoadTest(requests = 10)
    void ten_requests(Load load) {
        LoadResult result = load.run(i -> get(url + i));

        slowest = result.responseTime().max();
    }

    /** Runs it with the URL to append an index to. */
    public static void main(String[] args) {
        url = args[0];
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(StartCost.class))
                        .build();
        Launcher launcher = LauncherFactory.create();
        for (int run = 1; run <= RUNS; run++) {
            Stopwatch test = new Stopwatch();
            launcher.execute(request, test);
            test.print(run);
        }
    }

    /** The time of one test, without that which JUnit needs to find it. */
    private static final class Stopwatch implements TestExecutionListener {

        private long startNanos;
        private long nanos;

        @Override
        public void executionStarted(TestIdentifier identifier) {
            startNanos = System.nanoTime();
        }

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isTest()) {
                result.getThrowable().ifPresent(StartCost::fail);
                nanos = System.nanoTime() - startNanos;
            }
        }

        /** For {@code ci/bench}: the run, its microseconds, those beyond its slowest response. */
        void print(int run) {
            System.out.printf(
                    "[start] %d %d %d%n", run, nanos / 1_000, (nanos - slowest.toNanos()) / 1_000);
        }
    }

    private static void fail(Throwable thrown) {
        throw new AssertionError("the load test failed", thrown);
    }
}
