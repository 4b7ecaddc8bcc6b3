package dev.millrace.report;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.LoadResult;
import dev.millrace.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSummaryTests {

    private final LoadSummary summary = new LoadSummary();

    @Test
    void shows_a_row_for_each_run() {
        LoadResult good =
                aResult()
                        .name("CatalogueLoadTest.every_page")
                        .responses(1_000_000, Duration.ofMillis(14))
                        .elapsed(Duration.ofSeconds(10))
                        .build();
        LoadResult bad = aResult().name("OrderLoadTest.orders").serverErrors(1_200).build();
        LoadResult silent = aResult().name("page\u001b[2J").build();

        summary.add(good, Verdict.of(good));
        summary.add(bad, Verdict.of(bad));
        summary.add(silent, null);

        assertThat(summary.table())
                .isEqualTo(
                        """
                        [millrace] 3 runs
                          run                             ruling   requests  throughput    p99  failures
                          CatalogueLoadTest.every_page       met  1,000,000   100,000/s  14 ms         0
                          OrderLoadTest.orders            MISSED      1,200         0/s   1 ms     1,200
                          page\\u001b[2J                 measured          0         0/s      -         0""");
    }

    @Test
    void shows_a_search_with_the_figures_of_its_decisive_run() {
        LoadResult result = aResult().responses(8_000, Duration.ofMillis(14)).build();
        CapacityStep held =
                new CapacityStep(
                        2_000, true, CapacityStep.Outcome.HELD, "", "It was bounded.", result);

        summary.add(new CapacityResult("PagesLoadTest.capacity", 2_000, null, List.of(held)));

        assertThat(summary.table())
                .endsWith(
                        "PagesLoadTest.capacity, capacity 2,000/s     met     8,000     8,000/s"
                                + "  14 ms         0");
    }

    @Test
    void shows_nothing_where_nothing_ran() {
        assertThat(summary.table()).isEmpty();
    }

    @Test
    void only_counts_beyond_a_thousand_runs() {
        LoadResult result = aResult().build();

        for (int i = 0; i < LoadSummary.MOST_ROWS + 1; i++) {
            summary.add(result, null);
        }

        assertThat(summary.table().lines()).hasSize(1_003);
        assertThat(summary.table())
                .startsWith("[millrace] 1,001 runs\n")
                .endsWith("\n  and 1 more run");
    }
}
