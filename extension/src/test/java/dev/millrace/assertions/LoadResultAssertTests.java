package dev.millrace.assertions;

import static dev.millrace.assertions.LoadAssertions.assertThat;
import static dev.millrace.assertions.LoadAssertions.atLeast;
import static dev.millrace.assertions.LoadAssertions.atMost;
import static dev.millrace.result.LoadResults.aResult;
import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import dev.millrace.result.Measurement;
import dev.millrace.result.MemoryUse;
import dev.millrace.result.StopReason;
import dev.millrace.verdict.Verdict;
import dev.millrace.verdict.VerdictMessage;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LoadResultAssertTests {

    private static final Duration MS_10 = Duration.ofMillis(10);
    private static final Duration MS_20 = Duration.ofMillis(20);
    private static final Duration MS_5 = Duration.ofMillis(5);

    private static final LoadResult GOOD = good().build();
    private static final LoadResult FAILING =
            aResult()
                    .responses(985, MS_10)
                    .serverErrors(10)
                    .noResponses(5, "connection reset")
                    .label("page", new LabelFigures(1_000, 15, distribution(985, 10_000_000)))
                    .stoppedBy(StopReason.DEADLINE, 9_000)
                    .build();
    private static final LoadResult UNREACHED =
            aResult().noResponses(1_000, "connection refused").build();
    private static final LoadResult EMPTY = aResult().build();

    @Test
    void what_holds_passes() {
        assertThat(GOOD)
                .hasNoFailures()
                .hasFailureShareOfAtMost(0)
                .hasFailure("status 200", 0)
                .hasThroughputOfAtLeast(1_000)
                .hasResponseTime(99, atMost(MS_20))
                .hasResponseTime(50, atLeast(MS_5))
                .hasResponseTime("page", 99, atMost(MS_20))
                .hasMeanResponseTime(atMost(MS_20))
                .hasMaxResponseTime(atMost(MS_20))
                .hasServiceTime(99, atMost(MS_20))
                .hasConnectTime(90, atMost(MS_5))
                .hasSendLag(99, atMost(MS_20))
                .hasRequests(1_000)
                .hasOnlyStatuses(200, 404)
                .hasStatus(200, 1_000)
                .hasStatus(404, 0)
                .hasNothingUnsent()
                .hasStopReason(StopReason.COUNT_REACHED)
                .hasLabel("page")
                .hasHeapOfAtMost("17 MiB")
                .hasRssOfAtMost("17 MiB")
                .hasDirectOfAtMost("17 MiB")
                .hasAllocationPerRequestOfAtMost("17 MiB")
                .meetsObjectives();
    }

    @Test
    void failures_are_listed() {
        assertThat(messageOf(() -> assertThat(FAILING).hasNoFailures()))
                .isEqualTo(
                        """

                        Expecting failures of CatalogueLoadTest.every_page_is_served to be:
                          at most 0 %
                        but was:
                          1.5 % (15) (samples: 1,000)
                        failures:
                          10 x status 200: was 500 (first at index 985)
                          5 x connection reset (first at index 995)""");
    }

    @Test
    void a_share_of_failures_that_is_too_large_fails() {
        assertThat(FAILING).hasFailureShareOfAtMost(0.015);
        assertThat(messageOf(() -> assertThat(FAILING).hasFailureShareOfAtMost(0.01)))
                .startsWith(
                        """

                        Expecting failures of CatalogueLoadTest.every_page_is_served to be:
                          at most 1 %
                        but was:
                          1.5 % (15) (samples: 1,000)
                        failures:
                        """);
    }

    @Test
    void without_requests_the_absence_of_failures_is_inconclusive() {
        assertThat(messageOf(() -> assertThat(EMPTY).hasNoFailures()))
                .isEqualTo(
                        """

                        Expecting failures of CatalogueLoadTest.every_page_is_served to be:
                          at most 0 %
                        but is inconclusive:
                          needs 1 sample (samples: 0)""");
    }

    @Test
    void another_number_of_one_failure_fails() {
        assertThat(FAILING).hasFailure("connection reset", 5);
        assertThat(messageOf(() -> assertThat(FAILING).hasFailure("connection", 4)))
                .isEqualTo(
                        """

                        Expecting failures starting with "connection" of CatalogueLoadTest.every_page_is_served to be:
                          4
                        but was:
                          5
                        failures:
                          10 x status 200: was 500 (first at index 985)
                          5 x connection reset (first at index 995)""");
    }

    @Test
    void a_throughput_that_is_too_small_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasThroughputOfAtLeast(5_000)))
                .isEqualTo(
                        """

                        Expecting throughput of CatalogueLoadTest.every_page_is_served to be:
                          at least 5,000/s
                        but was:
                          1,000/s (samples: 1,000)""");
    }

    @Test
    void a_response_time_that_is_too_long_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasResponseTime(99, atMost(MS_5))))
                .isEqualTo(
                        """

                        Expecting response time p99 of CatalogueLoadTest.every_page_is_served to be:
                          at most 5 ms
                        but was:
                          10 ms (samples: 1,000)""");
    }

    @Test
    void a_response_time_that_is_too_short_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasResponseTime(50, atLeast(MS_20))))
                .isEqualTo(
                        """

                        Expecting response time p50 of CatalogueLoadTest.every_page_is_served to be:
                          at least 20 ms
                        but was:
                          10 ms (samples: 1,000)""");
    }

    @Test
    void a_response_time_among_requests_without_a_response_fails() {
        assertThat(messageOf(() -> assertThat(UNREACHED).hasResponseTime(50, atMost(MS_20))))
                .isEqualTo(
                        """

                        Expecting response time p50 of CatalogueLoadTest.every_page_is_served to be:
                          at most 20 ms
                        but was:
                          no response: lies among the 1,000 requests without a response (samples: 1,000)""");
    }

    @Test
    void a_percentile_on_too_few_samples_is_inconclusive() {
        assertThat(messageOf(() -> assertThat(GOOD).hasResponseTime(99.9, atMost(MS_20))))
                .isEqualTo(
                        """

                        Expecting response time p99.9 of CatalogueLoadTest.every_page_is_served to be:
                          at most 20 ms
                        but is inconclusive:
                          needs 10,000 samples (samples: 1,000)""");
    }

    @Test
    void a_response_time_of_a_label_that_is_too_long_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasResponseTime("page", 99, atMost(MS_5))))
                .isEqualTo(
                        """

                        Expecting response time of "page" p99 of CatalogueLoadTest.every_page_is_served to be:
                          at most 5 ms
                        but was:
                          10 ms (samples: 1,000)""");
        assertThat(messageOf(() -> assertThat(FAILING).hasResponseTime("page", 99, atMost(MS_20))))
                .contains("lies among the 15 requests without a response");
    }

    @Test
    void a_label_that_is_not_there_fails() {
        String message =
                """

                Expecting labels of CatalogueLoadTest.every_page_is_served to be:
                  with "cart"
                but was:
                  [page]""";

        assertThat(messageOf(() -> assertThat(GOOD).hasLabel("cart"))).isEqualTo(message);
        assertThat(messageOf(() -> assertThat(GOOD).hasResponseTime("cart", 99, atMost(MS_20))))
                .isEqualTo(message);
    }

    @Test
    void a_mean_that_is_too_long_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasMeanResponseTime(atMost(MS_5))))
                .isEqualTo(
                        """

                        Expecting response time mean of CatalogueLoadTest.every_page_is_served to be:
                          at most 5 ms
                        but was:
                          10 ms (samples: 1,000)""");
    }

    @Test
    void a_mean_without_all_responses_is_inconclusive() {
        assertThat(messageOf(() -> assertThat(FAILING).hasMeanResponseTime(atMost(MS_20))))
                .isEqualTo(
                        """

                        Expecting response time mean of CatalogueLoadTest.every_page_is_served to be:
                          at most 20 ms
                        but is inconclusive:
                          5 requests got no response (samples: 995)""");
    }

    @Test
    void a_maximum_that_is_too_long_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasMaxResponseTime(atMost(MS_5))))
                .isEqualTo(
                        """

                        Expecting response time max of CatalogueLoadTest.every_page_is_served to be:
                          at most 5 ms
                        but was:
                          10 ms (samples: 1,000)""");
    }

    @Test
    void a_service_time_that_is_too_long_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasServiceTime(99, atMost(MS_5))))
                .isEqualTo(
                        """

                        Expecting service time p99 of CatalogueLoadTest.every_page_is_served to be:
                          at most 5 ms
                        but was:
                          10 ms (samples: 1,000)""");
    }

    @Test
    void a_connect_time_that_is_too_long_fails() {
        Duration ms1 = Duration.ofMillis(1);

        assertThat(messageOf(() -> assertThat(GOOD).hasConnectTime(90, atMost(ms1))))
                .isEqualTo(
                        """

                        Expecting connect time p90 of CatalogueLoadTest.every_page_is_served to be:
                          at most 1 ms
                        but was:
                          3 ms (samples: 100)""");
    }

    @Test
    void a_connect_time_without_connections_is_inconclusive() {
        assertThat(messageOf(() -> assertThat(FAILING).hasConnectTime(90, atMost(MS_5))))
                .isEqualTo(
                        """

                        Expecting connect time p90 of CatalogueLoadTest.every_page_is_served to be:
                          at most 5 ms
                        but is inconclusive:
                          needs 100 samples (samples: 0)""");
    }

    @Test
    void a_send_lag_that_is_too_long_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasSendLag(99, atMost(MS_5))))
                .isEqualTo(
                        """

                        Expecting send lag p99 of CatalogueLoadTest.every_page_is_served to be:
                          at most 5 ms
                        but was:
                          10 ms (samples: 1,000)""");
    }

    @Test
    void another_number_of_requests_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasRequests(999)))
                .isEqualTo(
                        """

                        Expecting requests of CatalogueLoadTest.every_page_is_served to be:
                          999
                        but was:
                          1,000""");
    }

    @Test
    void another_status_fails() {
        assertThat(messageOf(() -> assertThat(FAILING).hasOnlyStatuses(200, 404)))
                .isEqualTo(
                        """

                        Expecting statuses of CatalogueLoadTest.every_page_is_served to be:
                          only [200, 404]
                        but was:
                          [200 (985), 500 (10)]""");
    }

    @Test
    void without_responses_there_is_no_allowed_status() {
        assertThat(messageOf(() -> assertThat(UNREACHED).hasOnlyStatuses(200)))
                .endsWith("but was:\n  []");
    }

    @Test
    void another_number_of_responses_with_a_status_fails() {
        assertThat(messageOf(() -> assertThat(FAILING).hasStatus(500, 1_000)))
                .isEqualTo(
                        """

                        Expecting responses with status 500 of CatalogueLoadTest.every_page_is_served to be:
                          1,000
                        but was:
                          10""");
    }

    @Test
    void unsent_requests_fail() {
        assertThat(messageOf(() -> assertThat(FAILING).hasNothingUnsent()))
                .isEqualTo(
                        """

                        Expecting unsent requests of CatalogueLoadTest.every_page_is_served to be:
                          0
                        but was:
                          9,000""");
    }

    @Test
    void another_reason_to_stop_fails() {
        assertThat(messageOf(() -> assertThat(FAILING).hasStopReason(StopReason.DURATION_OVER)))
                .isEqualTo(
                        """

                        Expecting stop reason of CatalogueLoadTest.every_page_is_served to be:
                          the duration was over
                        but was:
                          the deadline was over""");
    }

    @Test
    void memory_over_its_ceiling_fails() {
        assertThat(messageOf(() -> assertThat(GOOD).hasHeapOfAtMost("16 MiB")))
                .isEqualTo(memoryMessage("heap"));
        assertThat(messageOf(() -> assertThat(GOOD).hasRssOfAtMost("16 MiB")))
                .isEqualTo(memoryMessage("rss"));
        assertThat(messageOf(() -> assertThat(GOOD).hasDirectOfAtMost("16 MiB")))
                .isEqualTo(memoryMessage("direct buffers"));
        assertThat(messageOf(() -> assertThat(GOOD).hasAllocationPerRequestOfAtMost("16 MiB")))
                .isEqualTo(memoryMessage("allocation per request"));
    }

    @Test
    void memory_that_was_not_measured_is_inconclusive() {
        assertThat(messageOf(() -> assertThat(FAILING).hasHeapOfAtMost("16 MiB")))
                .isEqualTo(
                        """

                        Expecting heap of CatalogueLoadTest.every_page_is_served to be:
                          at most 16 MiB
                        but is inconclusive:
                          not measured (samples: 0)""");
    }

    @Test
    void what_a_saturated_generator_timed_is_inconclusive() {
        LoadResult saturated =
                good().generator(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO).build();

        assertThat(messageOf(() -> assertThat(saturated).hasThroughputOfAtLeast(1_000)))
                .isEqualTo(
                        """

                        Expecting throughput of CatalogueLoadTest.every_page_is_served to be:
                          at least 1,000/s
                        but is inconclusive:
                          the generator itself was saturated (its lanes were busy for 100 % of the\
                         time) (samples: 1,000)""");
        assertThat(timed(saturated))
                .hasSize(8)
                .allSatisfy(
                        assertion ->
                                assertThat(messageOf(assertion))
                                        .contains("is inconclusive")
                                        .contains("generator itself was saturated"));
    }

    private static List<ThrowingCallable> timed(LoadResult result) {
        return List.of(
                () -> assertThat(result).hasThroughputOfAtLeast(1_000),
                () -> assertThat(result).hasResponseTime(99, atMost(MS_20)),
                () -> assertThat(result).hasResponseTime("page", 99, atMost(MS_20)),
                () -> assertThat(result).hasMeanResponseTime(atMost(MS_5)),
                () -> assertThat(result).hasMaxResponseTime(atLeast(MS_5)),
                () -> assertThat(result).hasServiceTime(99, atMost(MS_20)),
                () -> assertThat(result).hasConnectTime(90, atMost(MS_5)),
                () -> assertThat(result).hasSendLag(99, atMost(MS_20)));
    }

    @Test
    void without_samples_no_assertion_on_figures_passes() {
        LoadResult empty =
                aResult().label("page", new LabelFigures(0, 0, distribution(0, 0))).build();

        assertThat(timed(empty))
                .allSatisfy(
                        assertion -> assertThat(messageOf(assertion)).contains("is inconclusive"));
    }

    @Test
    void that_there_is_none_of_a_kind_fails_where_there_is_nothing_at_all() {
        assertThat(messageOf(() -> assertThat(UNREACHED).hasStatus(500, 0)))
                .isEqualTo(
                        """

                        Expecting responses with status 500 of CatalogueLoadTest.every_page_is_served to be:
                          0
                        but is inconclusive:
                          needs 1 sample (samples: 0)""");
        assertThat(messageOf(() -> assertThat(EMPTY).hasFailure("connection reset", 0)))
                .contains("needs 1 sample (samples: 0)");
        assertThat(messageOf(() -> assertThat(EMPTY).hasNothingUnsent()))
                .contains("needs 1 sample (samples: 0)");
    }

    @Test
    void objectives_that_are_not_met_fail_with_the_whole_verdict() {
        LoadResult result =
                aResult()
                        .responses(1_000, MS_10)
                        .objective(Objective.of(Measure.THROUGHPUT, 5_000))
                        .build();

        assertThat(messageOf(() -> assertThat(result).meetsObjectives()))
                .isEqualTo(VerdictMessage.of(result, Verdict.of(result)));
    }

    @Test
    void a_description_comes_first() {
        assertThat(messageOf(() -> assertThat(GOOD).as("after the release").hasRequests(999)))
                .startsWith("[after the release] \nExpecting requests of ");
    }

    @Test
    void no_result_fails() {
        assertThat(messageOf(() -> assertThat((LoadResult) null).hasNoFailures()))
                .isEqualTo("\nExpecting actual not to be null");
    }

    @Test
    void settings_that_mean_nothing_are_refused() {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> assertThat(GOOD).hasResponseTime(100, atMost(MS_20)))
                .withMessage(
                        "requires that `percentile` be above 0 and below 100, but it was 100.0");
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> assertThat(GOOD).hasFailureShareOfAtMost(1.5))
                .withMessage("requires that `failures` be a share within 0..1, but it was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(GOOD).hasHeapOfAtMost("17 MEGS"))
                .withMessage(
                        "the size must be a number with one of the units B, kB, MB, GB, KiB, MiB,"
                                + " GiB, as in \"64 MiB\", but was \"17 MEGS\"");
    }

    private static String memoryMessage(String what) {
        return """

                Expecting %s of CatalogueLoadTest.every_page_is_served to be:
                  at most 16 MiB
                but was:
                  17 MiB (samples: probed)"""
                .formatted(what);
    }

    private static LoadResults good() {
        return aResult()
                .responses(1_000, MS_10)
                .connections(100, Duration.ofMillis(3))
                .label("page", new LabelFigures(1_000, 0, distribution(1_000, 10_000_000)))
                .memory(measured(17 << 20));
    }

    private static MemoryUse measured(long bytes) {
        Measurement measurement = new Measurement(bytes, "probed");
        return new MemoryUse(measurement, measurement, measurement, measurement);
    }

    private static String messageOf(ThrowingCallable failing) {
        return String.valueOf(catchThrowableOfType(AssertionError.class, failing).getMessage());
    }
}
