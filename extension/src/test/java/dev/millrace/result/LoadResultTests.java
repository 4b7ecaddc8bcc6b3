package dev.millrace.result;

import static dev.millrace.result.LoadResults.aResult;
import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadResultTests {

    @Test
    void of_two_targets_the_larger_figures_count() {
        Measurement small = new Measurement(1, "small");
        Measurement large = new Measurement(2, "large");
        LoadResults one = aResult().target(new TargetUse(7, small, large, small));
        LoadResults other = aResult().target(new TargetUse(8, large, small, small));

        assertThat(one.build().merge(other.build()).target())
                .isEqualTo(new TargetUse(7, large, large, small));
        assertThat(one.build().merge(aResult().build()).target()).isEqualTo(one.build().target());
        assertThat(aResult().build().merge(other.build()).target())
                .isEqualTo(other.build().target());
    }

    @Test
    void figures_follow_from_the_counts() {
        LoadResult result =
                aResult()
                        .responses(990, Duration.ofMillis(5))
                        .serverErrors(6)
                        .noResponses(4, "connection reset")
                        .elapsed(Duration.ofSeconds(2))
                        .build();

        assertThat(result.requests()).isEqualTo(1_000);
        assertThat(result.succeeded()).isEqualTo(990);
        assertThat(result.responses()).isEqualTo(996);
        assertThat(result.throughput()).isEqualTo(495);
        assertThat(result.failureShare()).isEqualTo(0.01);
    }

    @Test
    void a_run_of_nothing_has_no_throughput_and_no_failures() {
        LoadResult result = aResult().elapsed(Duration.ZERO).build();

        assertThat(result.throughput()).isZero();
        assertThat(result.failureShare()).isZero();
    }

    @Test
    void merging_adds_counts_and_distributions() {
        LoadResult one = share(1, Duration.ofSeconds(2), StopReason.COUNT_REACHED);
        LoadResult other = share(10, Duration.ofSeconds(3), StopReason.COUNT_REACHED);

        LoadResult merged = one.merge(other);

        assertThat(merged.requests()).isEqualTo(33);
        assertThat(merged.failed()).isEqualTo(22);
        assertThat(merged.unsent()).isEqualTo(2);
        assertThat(merged.elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(merged.statuses()).isEqualTo(Map.of(200, 11L, 500, 11L));
        assertThat(merged.failures().count()).isEqualTo(22);
        assertThat(merged.responses()).isEqualTo(22);
        assertThat(merged.connectTime().count()).isEqualTo(11);
        assertThat(merged.labels())
                .containsEntry("page", new LabelFigures(11, 0, distribution(11, 5)));
        assertThat(merged.generator().laneCpu()).isEqualTo(Duration.ofMillis(11));
        assertThat(merged.generator().connections().opened()).isEqualTo(20);
        assertThat(merged.plan()).isEqualTo(one.plan());
    }

    @Test
    void cpu_time_that_one_share_does_not_know_is_not_known_of_the_whole() {
        LoadResult known = share(1, Duration.ofSeconds(1), StopReason.COUNT_REACHED);
        LoadResult unknown = aResult().unknownCpu().build();

        assertThat(known.merge(unknown).generator().laneCpu()).isNull();
        assertThat(unknown.merge(known).generator().processCpu()).isNull();
    }

    @Test
    void one_share_cut_short_cuts_the_whole_short() {
        LoadResult whole = share(1, Duration.ofSeconds(1), StopReason.COUNT_REACHED);
        LoadResult cut = share(1, Duration.ofSeconds(1), StopReason.DEADLINE);

        assertThat(whole.merge(cut).stopReason()).isEqualTo(StopReason.DEADLINE);
        assertThat(cut.merge(whole).stopReason()).isEqualTo(StopReason.DEADLINE);
    }

    @Test
    void of_processes_the_larger_memory_counts() {
        Measurement small = new Measurement(10, "small");
        Measurement large = new Measurement(20, "large");
        Measurement none = Measurement.none("no /proc");

        MemoryUse merged =
                new MemoryUse(small, large, none, small)
                        .merge(new MemoryUse(large, small, large, none));

        assertThat(merged).isEqualTo(new MemoryUse(large, large, none, none));
    }

    @Test
    void nothing_measured_is_said_as_such() {
        assertThat(Measurement.none("no /proc").measured()).isFalse();
        assertThat(new Measurement(0, "exact").measured()).isTrue();
    }

    @Test
    void it_cannot_be_changed() {
        LoadResult result = aResult().responses(1, Duration.ofMillis(1)).build();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> result.statuses().put(500, 1L));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> result.labels().clear());
    }

    @Test
    void response_times_of_the_closed_model_are_corrected_at_the_mean_interval_of_a_slot() {
        // Two slots, 1 s, 100 responses: one each 20 ms for each slot. 99 took 1 ms, one 100 ms: it
        // stands for those that would have waited 80, 60, 40 and 20 ms as well.
        LoadResult result =
                aResult()
                        .window(2, 1)
                        .responses(99, Duration.ofMillis(1))
                        .responses(1, Duration.ofMillis(100))
                        .build();

        assertThat(result.meanInterval()).isEqualTo(Duration.ofMillis(20));
        assertThat(result.omits()).isTrue();
        assertThat(result.responseTime().count()).isEqualTo(100);
        assertThat(result.correctedResponseTime().count()).isEqualTo(104);
        assertThat(result.correctedResponseTime().percentile(97))
                .isBetween(Duration.ofMillis(39), Duration.ofMillis(41));
    }

    @Test
    void response_times_of_the_open_model_need_no_correction() {
        LoadResult result = aResult().rate(100).responses(1, Duration.ofSeconds(100)).build();

        assertThat(result.omits()).isFalse();
        assertThat(result.correctedResponseTime().count()).isEqualTo(1);
    }

    @Test
    void nothing_is_corrected_where_nothing_was_measured() {
        LoadResult result = aResult().noResponses(1, "connection refused").build();

        assertThat(result.meanInterval()).isZero();
        assertThat(result.correctedResponseTime().count()).isZero();
    }

    @Test
    void what_was_due_and_not_sent_is_overdue_where_time_said_so() {
        LoadResults result =
                aResult()
                        .responses(5, Duration.ofMillis(1))
                        .noResponses(2, "connection refused")
                        .stoppedBy(StopReason.DEADLINE, 10);

        assertThat(result.build().overdue()).isEqualTo(2);
        assertThat(result.rate(1).build().overdue()).isEqualTo(12);
    }

    private static LoadResult share(long count, Duration elapsed, StopReason reason) {
        return aResult()
                .responses(count, Duration.ofMillis(5))
                .serverErrors(count)
                .noResponses(count, "connection reset")
                .connections(count, Duration.ofMillis(1))
                .label("page", new LabelFigures(count, 0, distribution(count, 5)))
                .generator(Duration.ofMillis(count), Duration.ZERO, Duration.ZERO)
                .stoppedBy(reason, 1)
                .elapsed(elapsed)
                .build();
    }
}
