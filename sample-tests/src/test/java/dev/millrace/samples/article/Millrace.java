package dev.millrace.samples.article;

import static dev.millrace.assertions.LoadAssertions.assertThat;
import static dev.millrace.request.Requests.get;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.result.LoadResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * What the article's programs are compared with: an ordinary load test, which JUnit's launcher runs
 * in a JVM of its own.
 *
 * <p>The name keeps it out of the build.
 */
class Millrace {

    private static Options options = Options.parse(new String[] {"--url", "http://localhost"});

    @LoadTest(deadline = "12 h")
    void everybody_is_greeted(Load load) {
        LoadResult result =
                load.target(options.url()).timeout(options.timeout()).measure(i -> get("/" + i));

        System.out.println(Tally.line(options.requests(), result.succeeded(), result.failed()));
        assertThat(result).hasNoFailures();
    }

    /** Runs it, with the arguments of the article's programs. */
    public static void main(String[] args) {
        options = Options.parse(args);
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Millrace.class))
                        .configurationParameter("millrace.requests", "" + options.requests())
                        .configurationParameter("millrace.concurrency", "" + options.concurrency())
                        .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        exit(listener.getSummary());
    }

    private static void exit(TestExecutionSummary summary) {
        summary.getFailures().forEach(failure -> failure.getException().printStackTrace());
        System.exit(summary.getTestsSucceededCount() == 1 ? 0 : 1);
    }
}
