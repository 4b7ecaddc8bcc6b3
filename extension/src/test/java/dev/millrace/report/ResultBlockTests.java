package dev.millrace.report;

import static dev.millrace.result.LoadResults.aResult;
import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.WarmUp;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import dev.millrace.result.Measurement;
import dev.millrace.result.MemoryUse;
import dev.millrace.result.StopReason;
import dev.millrace.result.TargetUse;
import dev.millrace.result.WarmedUp;
import dev.millrace.verdict.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResultBlockTests {

    private static final MemoryUse MEMORY =
            new MemoryUse(
                    Measurement.none(
                            "ZGC reports garbage as heap in use even after a collection: use G1,"
                                    + " Parallel or Serial, such as -XX:+UseG1GC"),
                    new Measurement(205 << 20, "largest resident set"),
                    new Measurement(16 << 20, "largest of 52 samples of the JVM's direct buffers"),
                    new Measurement(4_500, "by the lanes' threads, mean of 412,006 requests"));

    @Test
    void tells_everything_about_a_run_in_one_block() {
        LoadResult result =
                aResult()
                        .name("CatalogueLoadTest.every_page")
                        .window(1_000, 2)
                        .elapsed(Duration.ofMillis(5_080))
                        .responses(400_000, Duration.ofNanos(8_120_000))
                        .responses(12_001, Duration.ofNanos(14_200_000))
                        .serverErrors(3)
                        .noResponses(2, "response time-out")
                        .connections(1_000, Duration.ofMillis(3))
                        .label("orders", new LabelFigures(2, 2, distribution(0, 0)))
                        .label("page", new LabelFigures(412_004, 3, distribution(9, 8_120_000)))
                        .stoppedBy(StopReason.DEADLINE, 587_994)
                        .generator(
                                Duration.ofMillis(9_100),
                                Duration.ofMillis(31),
                                Duration.ofMillis(412))
                        .memory(MEMORY)
                        .build();

        assertThat(ResultBlock.of(result, Verdict.of(result)))
                .isEqualTo(
                        """
                        [millrace] CatalogueLoadTest.every_page: MISSED
                          bound           The run was too short for its window to bound it: on average 672.9 of 1,000 slots
                                          were in use.
                          objective  asked               measured      samples  ruling
                          run        to its planned end  cut short     412,006  MISSED: the deadline was over; 587,994 unsent
                          failures   at most 0 %         0.0012 % (5)  412,006  MISSED
                          plan            1,000,000 requests, concurrency 1,000, 2 lanes, HttpClient transport
                                          time-outs: connect 10 s, request 30 s, run 60 min
                          throughput      81,103/s: 412,001 of 412,006 requests succeeded in 5.08 s, 5 failed (0.0012 %)
                          stopped early   the deadline was over, 587,994 requests unsent
                                              p50      p90      p95      p99    p99.9      max    mean
                          response time   8.12 ms  8.12 ms  8.12 ms  14.2 ms  14.2 ms  14.2 ms  8.3 ms
                          corrected       8.12 ms  8.12 ms  8.12 ms  14.2 ms  14.2 ms  14.2 ms  8.3 ms
                          service time    8.12 ms  8.12 ms  8.12 ms  14.2 ms  14.2 ms  14.2 ms  8.3 ms
                          connect time       3 ms     3 ms     3 ms     3 ms     3 ms     3 ms    3 ms
                          send lag        8.12 ms  8.12 ms  8.12 ms  14.2 ms  14.2 ms  14.2 ms  8.3 ms
                          omission        coordinated omission is not corrected; `corrected` estimates it, at a request each
                                          12.3 ms for each slot
                          label           requests  failed      p50      p99      max
                          orders                 2       2        -        -        -
                          page             412,004       3  8.12 ms  8.12 ms  8.12 ms
                          statuses        412,001 x 200, 3 x 500
                          failures        3 x status 200: was 500 (first at index 412,001)
                                          2 x response time-out (first at index 412,004)
                          memory          heap unknown (ZGC reports garbage as heap in use even after a collection: use G1,
                                          Parallel or Serial, such as -XX:+UseG1GC)
                                          rss 205 MiB (largest resident set)
                                          direct buffers 16 MiB (largest of 52 samples of the JVM's direct buffers)
                                          allocation per request 4.4 KiB (by the lanes' threads, mean of 412,006 requests)
                          connections     10 opened, 1 failed, 2 reconnects
                          cpu             lanes 9.1 s (90 % of 2 lanes), process 9.1 s, collectors' pauses 31 ms, user code
                                          412 ms""");
    }

    @Test
    void shows_of_a_run_at_a_rate_what_was_unsent_and_what_being_on_time_cost() {
        LoadResult result =
                aResult()
                        .rate(100)
                        .responses(100, Duration.ofMillis(1))
                        .lag(100, Duration.ofMillis(1))
                        .stoppedBy(StopReason.DURATION_OVER, 7)
                        .polling(Duration.ofMillis(120))
                        .machineCpu(0.5)
                        .generator(Duration.ofMillis(150), Duration.ZERO, Duration.ZERO)
                        .build();

        assertThat(ResultBlock.of(result, null).lines())
                .contains(
                        "                  open model: 100/s",
                        "  stopped         the duration was over, 7 requests unsent",
                        "  cpu             lanes 150 ms (15 % of 1 lane), polling 120 ms, process 150 ms, collectors' pauses",
                        "                  0 ns, user code 0 ns, all of this machine 50 %")
                .noneMatch(line -> line.contains("omission") || line.contains("corrected"));
    }

    @Test
    void tells_what_was_sent_before_it_recorded() {
        WarmedUp sent = new WarmedUp(Duration.ofMillis(3_200), 5_000, 12, false);
        LoadResult result =
                aResult()
                        .warmUp(WarmUp.requests(5_000), sent)
                        .responses(10, Duration.ofMillis(1))
                        .build();

        assertThat(ResultBlock.of(result, null))
                .contains("5,000 requests in 3.2 s, sent and not recorded; 12 of them failed");
    }

    @Test
    void shows_a_run_that_was_only_measured_and_got_no_response() {
        LoadResult result = aResult().elapsed(Duration.ZERO).build();

        assertThat(ResultBlock.of(result, null))
                .isEqualTo(
                        """
                        [millrace] CatalogueLoadTest.every_page_is_served: measured, not judged
                          bound           What bounded the run cannot be told: no request got a response.
                          plan            1 request, concurrency 10, 1 lane, HttpClient transport
                                          time-outs: connect 10 s, request 30 s, run 60 min
                          throughput      0/s: 0 of 0 requests succeeded in 0 ns, 0 failed (0 %)
                          memory          heap unknown (not measured)
                                          rss unknown (not measured)
                                          direct buffers unknown (not measured)
                                          allocation per request unknown (not measured)
                          connections     0 opened, 0 failed, 0 reconnects
                          cpu             lanes 0 ns, process 0 ns, collectors' pauses 0 ns, user code 0 ns""");
    }

    @Test
    void shows_that_cpu_time_is_unknown() {
        LoadResult result = aResult().responses(1, Duration.ofMillis(1)).unknownCpu().build();

        assertThat(ResultBlock.of(result, null))
                .endsWith(
                        "lanes unknown, process unknown, collectors' pauses 0 ns, user code 0 ns");
    }

    @Test
    void shows_ten_distinct_failures_at_most() {
        LoadResults result = aResult();
        for (int i = 0; i < 12; i++) {
            result.noResponses(1, "failure " + i);
        }

        assertThat(ResultBlock.of(result.build(), null))
                .contains("1 x failure 9 (first at index 9)\n                  and 2 more\n")
                .doesNotContain("failure 10");
    }

    @Test
    void lets_nothing_through_that_would_do_something_to_a_terminal() {
        LoadResult result =
                aResult()
                        .name("page\u001b[2J")
                        .label("\u001b[31mred", new LabelFigures(1, 0, distribution(1, 1_000)))
                        .noResponses(1, "header x: was \u001b]0;title\u0007")
                        .build();

        String block = ResultBlock.of(result, Verdict.of(result));

        assertThat(block)
                .contains("page\\u001b[2J", "\\u001b[31mred", "was \\u001b]0;title\\u0007");
        assertThat(block.replace("\n", "").chars().filter(Character::isISOControl)).isEmpty();
    }

    @Test
    void tells_what_the_target_used() {
        LoadResult result =
                aResult()
                        .target(
                                new TargetUse(
                                        4711,
                                        new Measurement(40 << 20, "live"),
                                        Measurement.none("no /proc"),
                                        new Measurement(1_500_000_000, "all threads")))
                        .build();

        assertThat(ResultBlock.of(result, null))
                .contains(
                        """
                          target          process 4711
                                          heap 40 MiB (live)
                                          rss unknown (no /proc)
                                          cpu 1.5 s (all threads)
                        """);
    }

    @Test
    void cuts_a_long_label() {
        LoadResult result =
                aResult()
                        .label("x".repeat(41), new LabelFigures(1, 0, distribution(1, 1_000)))
                        .build();

        assertThat(ResultBlock.of(result, null)).contains("  " + "x".repeat(37) + "...  ");
    }
}
