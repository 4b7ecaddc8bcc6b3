package dev.millrace.verdict;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.LoadResult;
import dev.millrace.result.LoadResults;
import dev.millrace.result.Measurement;
import dev.millrace.result.TargetUse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TargetVerdictTests {

    private static final Duration MS_10 = Duration.ofMillis(10);
    private static final TargetUse USED =
            new TargetUse(
                    4711,
                    new Measurement(40 << 20, "largest heap after a collection"),
                    new Measurement(200 << 20, "VmHWM"),
                    new Measurement(1_500_000_000, "CPU time of all threads"));

    @Test
    void a_larger_heap_or_resident_set_of_the_target_is_missed() {
        assertThat(judge(Measure.TARGET_HEAP, 39 << 20))
                .isEqualTo(
                        new Finding(
                                "target heap",
                                "at most 39 MiB",
                                "40 MiB",
                                "largest heap after a collection",
                                Ruling.MISSED,
                                ""));
        assertThat(judge(Measure.TARGET_HEAP, 40 << 20).ruling()).isEqualTo(Ruling.MET);
        assertThat(judge(Measure.TARGET_RSS, 199 << 20).ruling()).isEqualTo(Ruling.MISSED);
        assertThat(judge(Measure.TARGET_RSS, 200 << 20).ruling()).isEqualTo(Ruling.MET);
    }

    @Test
    void cpu_time_counts_for_each_second() {
        assertThat(judge(Measure.TARGET_CPU, 1.25))
                .isEqualTo(
                        new Finding(
                                "target cpu",
                                "at most 1.25 cores",
                                "1.5 cores",
                                "1.5 s of CPU time of all threads",
                                Ruling.MISSED,
                                ""));
        assertThat(judge(Measure.TARGET_CPU, 1.5).ruling()).isEqualTo(Ruling.MET);
    }

    @Test
    void cpu_time_counts_for_each_request() {
        assertThat(judge(Measure.TARGET_CPU_PER_REQUEST, 1_400_000))
                .isEqualTo(
                        new Finding(
                                "target cpu per request",
                                "at most 1.4 ms",
                                "1.5 ms",
                                "1.5 s of CPU time of all threads",
                                Ruling.MISSED,
                                ""));
        assertThat(judge(Measure.TARGET_CPU_PER_REQUEST, 1_500_000).ruling()).isEqualTo(Ruling.MET);
    }

    private static Finding judge(Measure measure, double bound) {
        LoadResults result = aResult().responses(1_000, MS_10).target(USED);
        return Verdict.judge(result.build(), Objective.of(measure, bound));
    }

    @Test
    void this_process_may_have_ceilings_of_its_cpu_time_too() {
        LoadResults result =
                aResult()
                        .responses(1_000, MS_10)
                        .generator(Duration.ofMillis(500), Duration.ZERO, Duration.ZERO);

        assertThat(Verdict.judge(result.build(), Objective.of(Measure.CPU, 0.5)).ruling())
                .isEqualTo(Ruling.MET);
        assertThat(Verdict.judge(result.build(), Objective.of(Measure.CPU, 0.25)).measured())
                .isEqualTo("0.5 cores");
        assertThat(
                        Verdict.judge(
                                        result.build(),
                                        Objective.of(Measure.CPU_PER_REQUEST, 400_000))
                                .ruling())
                .isEqualTo(Ruling.MISSED);
    }

    @Test
    void cpu_time_that_the_jvm_does_not_tell_is_not_measured() {
        LoadResult unknown = aResult().responses(1_000, MS_10).unknownCpu().build();

        Finding finding = Verdict.judge(unknown, Objective.of(Measure.CPU, 4));

        assertThat(finding.ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(finding.reason()).isEqualTo("this JVM does not tell its CPU time");
    }

    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {"TARGET_HEAP", "TARGET_RSS", "TARGET_CPU", "TARGET_CPU_PER_REQUEST"})
    void what_was_not_measured_is_inconclusive(Measure measure) {
        Measurement gone = Measurement.none("process 4711 ended during the run");
        LoadResults unwatched = aResult().responses(1_000, MS_10);
        Objective objective = Objective.of(measure, 1e18);

        assertThat(Verdict.judge(unwatched.build(), objective))
                .extracting(Finding::ruling, Finding::reason)
                .containsExactly(
                        Ruling.INCONCLUSIVE, "no process was watched: load.watch(pid) does that");

        LoadResults ended = unwatched.target(new TargetUse(4711, gone, gone, gone));

        assertThat(Verdict.judge(ended.build(), objective))
                .extracting(Finding::ruling, Finding::reason)
                .containsExactly(Ruling.INCONCLUSIVE, "process 4711 ended during the run");
    }

    @Test
    void cpu_time_without_requests_or_time_is_inconclusive() {
        LoadResults nothing = aResult().elapsed(Duration.ZERO).target(USED);

        for (Measure measure : new Measure[] {Measure.TARGET_CPU, Measure.TARGET_CPU_PER_REQUEST}) {
            assertThat(Verdict.judge(nothing.build(), Objective.of(measure, 1e18)).ruling())
                    .isEqualTo(Ruling.INCONCLUSIVE);
        }
    }
}
