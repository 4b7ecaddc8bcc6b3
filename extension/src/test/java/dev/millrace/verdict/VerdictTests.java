package dev.millrace.verdict;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.WarmUp;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import dev.millrace.result.Measurement;
import dev.millrace.result.MemoryUse;
import dev.millrace.result.StopReason;
import dev.millrace.result.WarmedUp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTests {

    private static final Duration MS_10 = Duration.ofMillis(10);
    private static final Objective P99_AT_MOST_250_MS = Objective.percentile(99, 250_000_000);
    private static final Objective MEAN_AT_MOST_250_MS =
            Objective.of(Measure.RESPONSE_TIME_MEAN, 250_000_000);
    private static final Objective MAX_AT_MOST_250_MS =
            Objective.of(Measure.RESPONSE_TIME_MAX, 250_000_000);
    private static final Objective AT_LEAST_5000 = Objective.of(Measure.THROUGHPUT, 5_000);
    private static final Objective HEAP_AT_MOST_32_MIB = Objective.of(Measure.HEAP, 32 << 20);

    @Test
    void a_run_without_objectives_must_end_as_planned_without_failures() {
        Verdict verdict = Verdict.of(aResult().responses(1_000, MS_10).build());

        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "run",
                                "to its planned end",
                                "all requests were sent",
                                "1,000",
                                Ruling.MET,
                                ""),
                        new Finding("failures", "at most 0 %", "0 %", "1,000", Ruling.MET, ""));
        assertThat(verdict.met()).isTrue();
    }

    @Test
    void a_warm_up_that_was_to_become_steady_must_have() {
        LoadResults run = aResult().responses(10, Duration.ofMillis(1));
        WarmUp asked = WarmUp.untilSteady();

        Verdict steady =
                Verdict.of(
                        run.warmUp(asked, new WarmedUp(Duration.ofSeconds(23), 900, 0, true))
                                .build());
        Verdict never =
                Verdict.of(
                        run.warmUp(asked, new WarmedUp(Duration.ofSeconds(60), 900, 0, false))
                                .build());

        assertThat(steady.met()).isTrue();
        assertThat(steady.table()).contains("warm-up", "steady after 23 s");
        assertThat(never.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(never.ruledAs(Ruling.INCONCLUSIVE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.measured()).isEqualTo("no steady state"));
    }

    @Test
    void a_warm_up_of_a_time_is_not_judged() {
        WarmedUp sent = new WarmedUp(Duration.ofSeconds(60), 900, 5, false);

        Verdict verdict =
                Verdict.of(
                        aResult()
                                .responses(10, Duration.ofMillis(1))
                                .warmUp(WarmUp.time(Duration.ofSeconds(60)), sent)
                                .build());

        assertThat(verdict.met()).isTrue();
        assertThat(verdict.table()).doesNotContain("warm-up");
    }

    @Test
    void any_failure_is_one_too_many_unless_said_otherwise() {
        LoadResults result = aResult().responses(995, MS_10).serverErrors(5);

        assertThat(Verdict.of(result.build()).findings().get(1))
                .isEqualTo(
                        new Finding(
                                "failures",
                                "at most 0 %",
                                "0.5 % (5)",
                                "1,000",
                                Ruling.MISSED,
                                ""));

        result.objective(Objective.of(Measure.FAILURES, 0.005));

        assertThat(Verdict.of(result.build()).findings()).hasSize(2);
        assertThat(Verdict.of(result.build()).met()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = StopReason.class,
            names = {"COUNT_REACHED", "DURATION_OVER", "SOURCE_ENDED"})
    void a_planned_end_is_met(StopReason reason) {
        Verdict verdict = Verdict.of(aResult().responses(1, MS_10).stoppedBy(reason, 0).build());

        assertThat(verdict.met()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = StopReason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COUNT_REACHED", "DURATION_OVER", "SOURCE_ENDED"})
    void any_other_end_is_missed(StopReason reason) {
        Verdict verdict =
                Verdict.of(aResult().responses(1_000, MS_10).stoppedBy(reason, 9_000).build());

        assertThat(verdict.findings().get(0))
                .isEqualTo(
                        new Finding(
                                "run",
                                "to its planned end",
                                "cut short",
                                "1,000",
                                Ruling.MISSED,
                                reason.text() + "; 9,000 unsent"));
    }

    @Test
    void a_percentile_is_met_or_missed() {
        assertThat(judged(P99_AT_MOST_250_MS, aResult().responses(1_000, MS_10)))
                .isEqualTo(
                        new Finding(
                                "response time p99",
                                "at most 250 ms",
                                "10 ms",
                                "1,000",
                                Ruling.MET,
                                ""));
        assertThat(judged(P99_AT_MOST_250_MS, aResult().responses(1_000, Duration.ofSeconds(1))))
                .isEqualTo(
                        new Finding(
                                "response time p99",
                                "at most 250 ms",
                                "1 s",
                                "1,000",
                                Ruling.MISSED,
                                ""));
    }

    @Test
    void a_percentile_on_too_few_samples_is_inconclusive() {
        assertThat(judged(P99_AT_MOST_250_MS, aResult().responses(999, MS_10)))
                .isEqualTo(
                        new Finding(
                                "response time p99",
                                "at most 250 ms",
                                "not measured",
                                "999",
                                Ruling.INCONCLUSIVE,
                                "needs 1,000 samples"));
    }

    @Test
    void requests_without_a_response_count_as_slower_than_any() {
        LoadResults nine = aResult().responses(990, MS_10).noResponses(10, "connection reset");
        LoadResults eleven = aResult().responses(989, MS_10).noResponses(11, "connection reset");

        assertThat(judged(P99_AT_MOST_250_MS, nine).ruling()).isEqualTo(Ruling.MET);
        assertThat(judged(P99_AT_MOST_250_MS, eleven))
                .isEqualTo(
                        new Finding(
                                "response time p99",
                                "at most 250 ms",
                                "no response",
                                "1,000",
                                Ruling.MISSED,
                                "lies among the 11 requests without a response"));
    }

    @Test
    void requests_without_a_response_shift_the_percentile() {
        LoadResults result =
                aResult()
                        .responses(980, MS_10)
                        .responses(15, Duration.ofSeconds(1))
                        .noResponses(5, "connection reset");

        assertThat(judged(P99_AT_MOST_250_MS, result).measured()).isEqualTo("1 s");
    }

    @Test
    void the_longest_is_missed_where_any_got_no_response() {
        LoadResults result = aResult().responses(1_000, MS_10);

        assertThat(judged(MAX_AT_MOST_250_MS, result).ruling()).isEqualTo(Ruling.MET);
        assertThat(judged(MAX_AT_MOST_250_MS, result.noResponses(1, "connection reset")))
                .isEqualTo(
                        new Finding(
                                "response time max",
                                "at most 250 ms",
                                "no response",
                                "1,001",
                                Ruling.MISSED,
                                "lies among the 1 request without a response"));
    }

    @Test
    void the_longest_is_missed_where_it_is_too_long() {
        LoadResults result = aResult().responses(1, Duration.ofSeconds(1));

        assertThat(judged(MAX_AT_MOST_250_MS, result).ruling()).isEqualTo(Ruling.MISSED);
    }

    @Test
    void the_mean_of_responses_can_only_be_missed_where_some_got_none() {
        LoadResults fast = aResult().responses(10, MS_10).noResponses(5, "connection reset");
        LoadResults slow =
                aResult().responses(10, Duration.ofSeconds(1)).noResponses(5, "connection reset");

        assertThat(judged(MEAN_AT_MOST_250_MS, aResult().responses(10, MS_10)).ruling())
                .isEqualTo(Ruling.MET);
        assertThat(judged(MEAN_AT_MOST_250_MS, fast))
                .isEqualTo(
                        new Finding(
                                "response time mean",
                                "at most 250 ms",
                                "10 ms",
                                "10",
                                Ruling.INCONCLUSIVE,
                                "5 requests got no response"));
        assertThat(judged(MEAN_AT_MOST_250_MS, slow).ruling()).isEqualTo(Ruling.MISSED);
    }

    @Test
    void throughput_is_met_or_missed() {
        assertThat(judged(AT_LEAST_5000, aResult().responses(5_000, MS_10)))
                .isEqualTo(
                        new Finding(
                                "throughput",
                                "at least 5,000/s",
                                "5,000/s",
                                "5,000",
                                Ruling.MET,
                                ""));
        assertThat(judged(AT_LEAST_5000, aResult().responses(4_000, MS_10)).ruling())
                .isEqualTo(Ruling.MISSED);
    }

    @Test
    void a_miss_too_small_to_see_is_said() {
        LoadResults result = aResult().responses(49_999, MS_10).elapsed(Duration.ofSeconds(10));
        Objective max = Objective.of(Measure.RESPONSE_TIME_MAX, 10_000_000);

        assertThat(judged(AT_LEAST_5000, result).reason()).isEqualTo("by 0.1/s");
        assertThat(judged(max, result).reason()).isEqualTo("by 2.43 us");
    }

    @Test
    void without_any_request_nothing_that_needs_samples_is_met_or_missed() {
        LoadResult result =
                aResult()
                        .objective(P99_AT_MOST_250_MS)
                        .objective(MEAN_AT_MOST_250_MS)
                        .objective(MAX_AT_MOST_250_MS)
                        .objective(Objective.of(Measure.FAILURES, 0.1))
                        .objective(AT_LEAST_5000)
                        .build();

        List<Finding> findings = Verdict.of(result).findings();

        assertThat(findings.get(0).ruling()).isEqualTo(Ruling.MET);
        assertThat(findings.subList(1, 6))
                .allMatch(finding -> finding.ruling() == Ruling.INCONCLUSIVE)
                .allMatch(finding -> finding.measured().equals("not measured"))
                .allMatch(finding -> finding.samples().equals("0"))
                .extracting(Finding::reason)
                .containsExactly(
                        "needs 1,000 samples",
                        "needs 1 sample",
                        "needs 1 sample",
                        "needs 1 sample",
                        "needs 1 sample");
    }

    @Test
    void memory_is_judged_by_its_probe() {
        assertThat(judged(HEAP_AT_MOST_32_MIB, withMemory(new Measurement(17 << 20, "after GC"))))
                .isEqualTo(
                        new Finding(
                                "heap", "at most 32 MiB", "17 MiB", "after GC", Ruling.MET, ""));
        assertThat(judged(HEAP_AT_MOST_32_MIB, withMemory(new Measurement(64 << 20, "after GC"))))
                .isEqualTo(
                        new Finding(
                                "heap", "at most 32 MiB", "64 MiB", "after GC", Ruling.MISSED, ""));
    }

    @Test
    void memory_that_was_not_measured_is_inconclusive() {
        assertThat(judged(HEAP_AT_MOST_32_MIB, withMemory(Measurement.none("ZGC"))))
                .isEqualTo(
                        new Finding(
                                "heap",
                                "at most 32 MiB",
                                "not measured",
                                "0",
                                Ruling.INCONCLUSIVE,
                                "ZGC"));
    }

    @Test
    void each_ceiling_of_memory_has_its_own_probe() {
        LoadResults result =
                aResult()
                        .memory(
                                new MemoryUse(
                                        new Measurement(1, "heap probe"),
                                        new Measurement(2, "rss probe"),
                                        new Measurement(3, "direct probe"),
                                        new Measurement(4, "allocation probe")));

        assertThat(judged(Objective.of(Measure.HEAP, 1), result).measured()).isEqualTo("1 B");
        assertThat(judged(Objective.of(Measure.RSS, 2), result).measured()).isEqualTo("2 B");
        assertThat(judged(Objective.of(Measure.DIRECT, 3), result).measured()).isEqualTo("3 B");
        assertThat(judged(Objective.of(Measure.ALLOCATION_PER_REQUEST, 4), result).measured())
                .isEqualTo("4 B");
    }

    @Test
    void a_saturated_generator_spoils_what_would_be_missed() {
        LoadResults slow = saturated(aResult().responses(1_000, Duration.ofSeconds(1)));

        for (Objective objective :
                List.of(
                        P99_AT_MOST_250_MS,
                        MEAN_AT_MOST_250_MS,
                        MAX_AT_MOST_250_MS,
                        AT_LEAST_5000)) {
            Finding finding = judged(objective, slow);
            assertThat(finding.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
            assertThat(finding.reason())
                    .isEqualTo(
                            "the generator itself was saturated (its lanes were busy for 99 % of"
                                    + " the time)");
        }
    }

    @Test
    void a_saturated_generator_spoils_what_would_be_met() {
        LoadResults fast = saturated(aResult().responses(10_000, MS_10));

        assertThat(judged(P99_AT_MOST_250_MS, fast).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(judged(AT_LEAST_5000, fast).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
    }

    @Test
    void a_saturated_generator_excuses_neither_failures_nor_memory() {
        LoadResults failing =
                saturated(withMemory(new Measurement(64 << 20, "after GC")).serverErrors(1));

        assertThat(judged(Objective.of(Measure.FAILURES, 0), failing).ruling())
                .isEqualTo(Ruling.MISSED);
        assertThat(judged(HEAP_AT_MOST_32_MIB, failing).ruling()).isEqualTo(Ruling.MISSED);
    }

    @Test
    void a_run_that_leaves_requests_unsent_has_not_done_what_it_was_to_do() {
        LoadResult result =
                aResult()
                        .rate(100)
                        .responses(90, MS_10)
                        .stoppedBy(StopReason.DURATION_OVER, 10)
                        .build();

        Finding run = Verdict.of(result).findings().get(0);

        assertThat(run.ruling()).isEqualTo(Ruling.MISSED);
        assertThat(run.measured()).isEqualTo("the duration was over");
        assertThat(run.reason()).isEqualTo("10 unsent");
    }

    @Test
    void requests_that_were_due_and_not_sent_count_as_slower_than_any() {
        LoadResults result =
                aResult().rate(1_000).responses(980, MS_10).stoppedBy(StopReason.DURATION_OVER, 20);

        Finding finding = judged(P99_AT_MOST_250_MS, result);

        assertThat(finding.ruling()).isEqualTo(Ruling.MISSED);
        assertThat(finding.samples()).isEqualTo("1,000");
    }

    @Test
    void missed_beats_inconclusive_beats_met() {
        Finding met = new Finding("a", "b", "c", "d", Ruling.MET, "");
        Finding inconclusive = new Finding("a", "b", "c", "d", Ruling.INCONCLUSIVE, "");
        Finding missed = new Finding("a", "b", "c", "d", Ruling.MISSED, "");

        assertThat(new Verdict(List.of(met, inconclusive, missed)).ruling())
                .isEqualTo(Ruling.MISSED);
        assertThat(new Verdict(List.of(inconclusive, met)).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(new Verdict(List.of(inconclusive, met)).met()).isFalse();
        assertThat(new Verdict(List.of(met)).ruling()).isEqualTo(Ruling.MET);
    }

    @Test
    void the_table_is_aligned() {
        LoadResult result =
                aResult()
                        .responses(989, MS_10)
                        .noResponses(11, "connection reset")
                        .objective(P99_AT_MOST_250_MS)
                        .objective(HEAP_AT_MOST_32_MIB)
                        .build();

        assertThat(Verdict.of(result).table())
                .isEqualTo(
                        """
                        objective          asked               measured                samples  ruling
                        run                to its planned end  all requests were sent  1,000    met
                        failures           at most 0 %         1.1 % (11)              1,000    MISSED
                        response time p99  at most 250 ms      no response             1,000    MISSED: lies among the 11 requests without a response
                        heap               at most 32 MiB      not measured            0        INCONCLUSIVE: not measured""");
    }

    private static Finding judged(Objective objective, LoadResults result) {
        List<Finding> findings = Verdict.of(result.objective(objective).build()).findings();
        return findings.get(findings.size() - 1);
    }

    private static LoadResults withMemory(Measurement heap) {
        Measurement none = Measurement.none("not measured");
        return aResult().responses(1, MS_10).memory(new MemoryUse(heap, none, none, none));
    }

    private static LoadResults saturated(LoadResults result) {
        return result.window(10, 2)
                .generator(Duration.ofMillis(1_980), Duration.ZERO, Duration.ZERO);
    }
}
