package dev.millrace.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.result.AuditResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * One session of an audit, to be run as a program that somebody may kill; its files come as system
 * properties.
 *
 * <p>The name keeps it out of the build.
 */
class AuditSession {

    static final String URLS = "audit.urls";
    static final String REPORT = "audit.report";

    /** Prints what was found; it need not have been sent by this session. */
    @LoadTest(concurrency = 200)
    void goes_on_where_the_last_one_ended(Load load) {
        AuditResult result =
                load.timeout(Duration.ofSeconds(6))
                        .audit(
                                Path.of(System.getProperty(URLS)),
                                Path.of(System.getProperty(REPORT)));

        System.out.printf(
                "[audit] resumed %d, statuses %s, failures %s%n",
                result.resumed(), result.statuses(), result.failures());
    }

    /** Runs it, and exits with 1 where it fails. */
    public static void main(String[] args) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(AuditSession.class))
                        .build();
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        launcher.execute(request, summary);
        summary.getSummary()
                .getFailures()
                .forEach(failure -> failure.getException().printStackTrace());
        System.exit(summary.getSummary().getTestsSucceededCount() == 1 ? 0 : 1);
    }
}
