package dev.millrace.report;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.FailureKind;
import dev.millrace.result.AuditResult;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditBlockTests {

    private static AuditResult result(@Nullable LoadResult sent) {
        return new AuditResult(
                Path.of("report.csv"),
                2_000,
                1_500,
                500,
                20,
                7,
                new TreeMap<>(Map.of(200, 1_350L, 404, 50L)),
                new TreeMap<>(Map.of(FailureKind.REFUSED, 60L, FailureKind.TLS, 40L)),
                sent);
    }

    @Test
    void tells_totals_errors_error_rate_and_elapsed_time() {
        assertThat(AuditBlock.of("A.b", result(aResult().build())).lines().toList())
                .startsWith(
                        "[millrace] A.b: audited",
                        "  report          report.csv",
                        "  urls            1,500 of 2,000, 500 of them by an earlier session, 20 not tried as their hosts",
                        "                  were given up",
                        "  errors          150 (10 %): 100 without a response, 50 with a status of 400 or above",
                        "  statuses        1,350 x 200, 50 x 404",
                        "  failures        60 x connection refused, 40 x TLS failure",
                        "  redirected      7")
                .last()
                .asString()
                .contains("in this session");
    }

    @Test
    void says_that_nothing_was_sent() {
        assertThat(AuditBlock.of("A.b", result(null)))
                .endsWith("elapsed         nothing was sent, as the report has all rows already");
    }

    @Test
    void says_how_to_go_on_after_a_stop() {
        assertThat(AuditBlock.cutShort("A.b", result(null), StopReason.DEADLINE))
                .isEqualTo(
                        "A.b was cut short, as the deadline was over: report.csv has 1,500 of 2,000"
                                + " rows; run it again to go on from there");
    }

    @Test
    void counts_what_is_in_the_report() {
        AuditResult result = result(null);

        assertThat(result.complete()).isFalse();
        assertThat(result.broken()).isEqualTo(100);
        assertThat(result.errors()).isEqualTo(150);
        assertThat(result.errorShare()).isEqualTo(0.1);
        assertThat(result.count(404)).isEqualTo(50);
        assertThat(result.count(FailureKind.RESET)).isZero();
    }
}
