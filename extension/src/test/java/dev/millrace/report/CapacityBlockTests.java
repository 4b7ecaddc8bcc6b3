package dev.millrace.report;

import static dev.millrace.result.LoadResults.aResult;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Arrivals;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.CapacityStep.Outcome;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityBlockTests {

    private static final String BOUND = "The schedule bounded the run.";

    private static CapacityStep held(double rate, boolean confirming) {
        Duration length = ofSeconds(confirming ? 20 : 5);
        LoadResult result =
                aResult()
                        .elapsed(length)
                        .responses((long) (rate * length.toSeconds()), ofMillis(2))
                        .build();
        return new CapacityStep(rate, confirming, Outcome.HELD, "", BOUND, result);
    }

    private static CapacityStep missed(double rate, Outcome outcome) {
        LoadResult result =
                aResult()
                        .objective(Objective.failures(0.01))
                        .responses(1_000, ofMillis(2))
                        .serverErrors(200)
                        .build();
        return new CapacityStep(rate, false, outcome, "failures 16.7 % (200)", BOUND, result);
    }

    private static CapacityResult found(Outcome limit) {
        return new CapacityResult(
                "PagesLoadTest.capacity",
                2_000,
                null,
                List.of(
                        held(1_000, false),
                        held(2_000, false),
                        missed(2_040, limit),
                        held(2_000, true)));
    }

    @Test
    void shows_what_was_found_and_the_curve() {
        assertThat(CapacityBlock.of(found(Outcome.MISSED)))
                .isEqualTo(
                        """
                        [millrace] PagesLoadTest.capacity: met
                          capacity        2,000/s, the objectives held, and not any higher; confirmed by a run of 20 s
                          limit           at 2,040/s: failures 16.7 % (200)
                                          The schedule bounded the run.
                          objectives      failures at most 0 %
                          plan            concurrency 10, HttpClient transport
                          search          4 steps in 20 s
                          rate            outcome  requests  throughput   p50   p99  p99.9   max   failures
                          1,000/s            held     5,000     1,000/s  2 ms  2 ms   2 ms  2 ms        0 %
                          2,000/s            held    10,000     2,000/s  2 ms  2 ms   2 ms  2 ms        0 %
                          2,000/s longer     held    40,000     2,000/s  2 ms  2 ms   2 ms  2 ms        0 %
                          2,040/s          MISSED     1,200     1,000/s  2 ms  2 ms   2 ms  2 ms  16.6667 %""");
    }

    @Test
    void shows_no_limit_where_there_is_none() {
        CapacityResult result =
                new CapacityResult(
                        "P.capacity", 100, null, List.of(held(100, false), held(100, true)));

        assertThat(CapacityBlock.of(result)).contains("100/s, the objectives held at the highest");
        assertThat(CapacityBlock.of(result)).doesNotContain("limit");
    }

    @Test
    void the_message_of_a_failure_tells_of_the_limit_the_curve_and_what_failed() {
        assertThat(CapacityBlock.message(found(Outcome.GENERATOR_LIMITED)))
                .startsWith(
                        "The search for the capacity of PagesLoadTest.capacity: 2,000/s, at least:"
                                + " the generator or its window was the limit, not the target")
                .contains("2,040/s         GENERATOR     1,200")
                .contains("failures   at most 1 %")
                .contains("200 of 1,200 requests failed");
    }

    @Test
    void says_what_cut_a_search_short() {
        CapacityResult result =
                new CapacityResult(
                        "P.capacity", 100, StopReason.DEADLINE, List.of(held(100, false)));

        assertThat(CapacityBlock.of(result))
                .startsWith("[millrace] P.capacity: MISSED\n")
                .contains(
                        "100/s, as far as the search came, which was cut short (the deadline was over)");
    }

    @Test
    void tells_of_each_step_in_a_line() {
        assertThat(CapacityBlock.line("P.capacity\u001b[2J", held(2_000, true)))
                .isEqualTo(
                        "[millrace] P.capacity\\u001b[2J: 2,000/s held in a longer run: p99 2 ms");
        assertThat(CapacityBlock.line("P.capacity", missed(3_000, Outcome.MISSED)))
                .isEqualTo("[millrace] P.capacity: 3,000/s MISSED: failures 16.7 % (200)");
    }

    @Test
    void says_at_the_start_how_long_it_may_take() {
        CapacityPlan plan =
                new CapacityPlan(
                        100,
                        1_000,
                        ofSeconds(5),
                        ofSeconds(1),
                        Arrivals.CONSTANT,
                        Duration.ofHours(1),
                        List.of(Objective.of(Measure.RESPONSE_TIME_MAX, 1e9)));

        assertThat(CapacityBlock.start("P.capacity", plan))
                .isEqualTo(
                        "[millrace] P.capacity: searches for its capacity from 100/s on, in steps"
                                + " of 6 s at first, for at most 60 min");
    }
}
