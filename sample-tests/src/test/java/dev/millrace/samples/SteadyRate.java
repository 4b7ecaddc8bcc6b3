package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * What {@code ci/bench} measures of the open model: a rate that is held for some time, on one lane.
 *
 * <p>The name keeps it out of the build.
 */
class SteadyRate {

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private static String url = "";
    private static double rate;
    private static Duration duration = Duration.ZERO;

    @LoadTest(concurrency = 1_000)
    void holds_a_rate(Load load) {
        Load steady = load.rate(rate);
        steady.duration(WARM_UP).measure(i -> get(url + i));
        System.out.println("[start]");
        print(steady.duration(duration).measure(i -> get(url + i)));
    }

    /** For {@code ci/bench}: counts, then milliseconds. */
    private static void print(LoadResult result) {
        LatencyDistribution lag = result.sendLag();
        LatencyDistribution response = result.responseTime();
        LatencyDistribution service = result.serviceTime();
        System.out.printf(
                Locale.ROOT,
                "[rate] %d %d %.3f %.3f %.3f %.0f %.0f %.1f %.1f %.3f %.3f%n",
                result.requests() + result.unsent(),
                result.requests(),
                millis(lag.percentile(50)),
                millis(lag.percentile(99)),
                millis(lag.max()),
                millis(result.generator().laneCpu()),
                millis(result.generator().polling()),
                millis(response.percentile(99)),
                millis(response.percentile(99.9)),
                millis(service.percentile(90)),
                millis(service.percentile(99)));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    /** Holds a rate: the URL to append an index to, requests a second, seconds. */
    public static void main(String[] args) {
        url = args[0];
        rate = Double.parseDouble(args[1]);
        duration = Duration.ofSeconds(Long.parseLong(args[2]));
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(SteadyRate.class))
                        .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        if (listener.getSummary().getTestsSucceededCount() != 1) {
            listener.getSummary()
                    .printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            throw new IllegalStateException("the load test did not pass");
        }
    }
}
