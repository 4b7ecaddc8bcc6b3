package dev.millrace.samples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.http.FailureKind;
import dev.millrace.result.AuditResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Finds the broken links of a list: CSV in, CSV out, as the article's URL checker. */
class UrlAuditLoadTest {

    @RegisterExtension static final ServerProcess TARGETS = ServerProcess.auditTargets();

    @TempDir static Path directory;

    private static AuditUrls expected;

    @BeforeAll
    static void write_urls() throws IOException {
        expected = new AuditUrls(TARGETS.ports(), 30);
        expected.write(directory.resolve("urls.csv"), 1_000);
    }

    @LoadTest(concurrency = 50)
    void broken_urls_are_found(Load load) throws IOException {
        Path report = directory.resolve("report.csv");

        AuditResult result =
                load.connectTimeout(ofMillis(500))
                        .timeout(ofSeconds(5))
                        .audit(directory.resolve("urls.csv"), report);

        assertThat(result.complete()).isTrue();
        assertThat(result.count(404)).isEqualTo(10);
        assertThat(result.count(FailureKind.RESET)).isEqualTo(8);
        assertThat(result.redirected()).isPositive();
        assertThat(Files.readAllLines(report)).hasSize(1 + 1_000);
    }

    @LoadTest(concurrency = 50)
    void all_is_counted_exactly(Load load) {
        AuditResult result =
                load.connectTimeout(ofMillis(500))
                        .timeout(ofSeconds(5))
                        .audit(directory.resolve("urls.csv"), directory.resolve("counted.csv"));

        assertThat(result.statuses()).isEqualTo(expected.statuses);
        // Without -Dmillrace.targets names that have no address may not even be looked up.
        assertThat(result.count(FailureKind.TARGET_NOT_ALLOWED))
                .isEqualTo(
                        expected.failures.get(FailureKind.TARGET_NOT_ALLOWED)
                                + expected.failures.get(FailureKind.UNKNOWN_HOST));
        assertThat(result.broken()).isEqualTo(100);
    }
}
