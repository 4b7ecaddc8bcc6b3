package dev.millrace.report;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.LoadResult;
import dev.millrace.run.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsoleReportTests {

    private final List<String> console = new ArrayList<>();
    private final ConsoleReport report = new ConsoleReport(console::add);

    @Test
    void tells_how_far_the_run_is_in_one_line() {
        report.progressed(progress("CatalogueLoadTest.every_page", 5, Duration.ofMillis(8_273)));

        assertThat(console)
                .containsExactly(
                        "[millrace] CatalogueLoadTest.every_page: 412,330 requests, 81,200/s,"
                                + " p99 14.2 ms, 0 failures, about 8 s left");
    }

    @Test
    void says_nothing_of_the_time_left_where_nobody_knows() {
        report.progressed(progress("run", 5, null));

        assertThat(console)
                .containsExactly(
                        "[millrace] run: 412,330 requests, 81,200/s, p99 14.2 ms, 0 failures");
    }

    @Test
    void never_says_that_no_time_is_left() {
        report.progressed(progress("run", 5, Duration.ZERO));

        assertThat(console.get(0)).endsWith(", about 1 s left");
    }

    @Test
    void speaks_each_five_seconds_only() {
        for (int second = 1; second <= 16; second++) {
            report.progressed(progress("second " + second, second, null));
        }

        assertThat(console)
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "[millrace] second 5", "[millrace] second 10", "[millrace] second 15");
    }

    @Test
    void speaks_anew_in_the_next_run() {
        LoadResult result = aResult().build();
        report.progressed(progress("first", 60, null));

        report.started(result.plan());
        report.progressed(progress("second", 5, null));

        assertThat(console).hasSize(2);
    }

    @Test
    void escapes_what_would_do_something_to_a_terminal() {
        report.progressed(progress("page\u001b[2J", 5, null));

        assertThat(console.get(0)).startsWith("[millrace] page\\u001b[2J: ");
    }

    @Test
    void shows_the_result_as_one_block() {
        LoadResult result = aResult().responses(1, Duration.ofMillis(1)).build();

        report.judged(result, null);

        assertThat(console).containsExactly(ResultBlock.of(result, null));
    }

    private static Progress progress(String name, long seconds, @Nullable Duration left) {
        return new Progress(
                name,
                Duration.ofSeconds(seconds),
                false,
                412_330,
                0,
                81_200,
                Duration.ofNanos(14_200_000),
                left);
    }
}
