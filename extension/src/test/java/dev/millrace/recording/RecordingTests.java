package dev.millrace.recording;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.memory.ThreadCost;
import dev.millrace.plan.Scope;
import dev.millrace.result.Failure;
import dev.millrace.result.FailureDigest;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.Latencies;
import dev.millrace.result.LatencyDistribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordingTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Recording recording = new Recording(Detail.NONE);

    @Test
    void adds_up_for_how_long_slots_were_held_until_it_is_cleared() {
        Recording recording = new Recording(Detail.NONE);
        Recording sum = new Recording(Detail.NONE);
        recording.held(5);
        recording.held(7);

        sum.add(recording);
        sum.add(recording);
        recording.clear();

        assertThat(sum.slotNanos()).isEqualTo(24);
        assertThat(recording.slotNanos()).isZero();
    }

    @Test
    void counts_what_was_slower_than_a_time_or_never_answered() {
        Recording recording = new Recording(Detail.NONE);
        for (int millis = 1; millis <= 3; millis++) {
            recording.response(200, millis * 1_000_000L, millis * 1_000_000L, 0);
            recording.succeeded();
        }
        recording.failed("connection refused", "", 3, () -> "");

        assertThat(recording.counts(Scope.RUN).slowerThan(0)).isEqualTo(4);
        assertThat(recording.counts(Scope.RUN).slowerThan(2_000_000)).isEqualTo(2);
        assertThat(recording.counts(Scope.RUN).slowerThan(Long.MAX_VALUE)).isEqualTo(1);
    }

    @Test
    void starts_with_nothing() {
        assertEmpty(recording);
    }

    @Test
    void keeps_each_clock_apart() {
        recording.response(200, 4_000_000, 2_000_000, 1_000_000);
        recording.connected(3_000_000);

        Latencies latencies = recording.latencies();
        assertMax(latencies.responseTime(), 4_000_000);
        assertMax(latencies.serviceTime(), 2_000_000);
        assertMax(latencies.sendLag(), 1_000_000);
        assertMax(latencies.connectTime(), 3_000_000);
        assertThat(recording.responsePercentile(99)).isCloseTo(4_000_000, within(4_000L));
    }

    @Test
    void takes_negative_times_for_none() {
        recording.response(200, -1, Long.MIN_VALUE, -1_000);
        recording.connected(-1);

        Latencies latencies = recording.latencies();
        assertOnly(latencies.responseTime(), Duration.ZERO);
        assertOnly(latencies.serviceTime(), Duration.ZERO);
        assertOnly(latencies.sendLag(), Duration.ZERO);
        assertOnly(latencies.connectTime(), Duration.ZERO);
    }

    @Test
    void counts_times_beyond_the_range_as_the_longest() {
        long beyond = LatencyDistribution.LARGEST_NANOS + 1;
        recording.response(200, Long.MAX_VALUE, beyond, beyond);
        recording.connected(beyond);
        recording.labelled("page", beyond, true);

        Latencies latencies = recording.latencies();
        assertLongest(latencies.responseTime());
        assertLongest(latencies.serviceTime());
        assertLongest(latencies.sendLag());
        assertLongest(latencies.connectTime());
        assertLongest(label("page").responseTime());
    }

    @Test
    void counts_the_statuses_that_occur() {
        recording.response(200, 1, 1, 1);
        recording.response(200, 1, 1, 1);
        recording.response(999, 1, 1, 1);

        assertThat(recording.statuses()).containsExactly(entry(200, 2L), entry(999, 1L));
    }

    @Test
    void counts_requests_failures_and_user_code() {
        recording.succeeded();
        fail("connection reset", "", 7);
        recording.userCode(30);
        recording.userCode(12);

        assertThat(recording.requests()).isEqualTo(2);
        assertThat(recording.failed()).isEqualTo(1);
        assertThat(recording.failures().distinct())
                .containsExactly(new Failure("connection reset", 1, 7, "example 7"));
        assertThat(recording.userCodeNanos()).isEqualTo(42);
    }

    @Test
    void counts_each_label_with_and_without_a_response() {
        recording.labelled("page", 1_000, true);
        recording.labelled("page", 2_000, false);
        recording.labelled("page", -1, false);

        assertThat(label("page").requests()).isEqualTo(3);
        assertThat(label("page").failed()).isEqualTo(2);
        assertThat(label("page").responseTime().count()).isEqualTo(2);
    }

    @Test
    void gathers_the_labels_beyond_the_most() {
        for (int i = 0; i < LabelFigures.MOST_LABELS + 3; i++) {
            recording.labelled("label " + i, 1_000, true);
        }
        recording.labelled("label 0", 1_000, true);

        assertThat(recording.labels()).hasSize(LabelFigures.MOST_LABELS + 1);
        assertThat(label(LabelFigures.OTHERS).requests()).isEqualTo(3);
        assertThat(label("label 0").requests()).isEqualTo(2);
    }

    @Test
    void gathers_the_labels_beyond_the_most_of_all_that_are_added() {
        for (int i = 0; i < LabelFigures.MOST_LABELS + 3; i++) {
            Recording lane = new Recording(Detail.NONE);
            lane.labelled("label " + i, 1_000, true);
            recording.add(lane);
        }

        assertThat(recording.labels()).hasSize(LabelFigures.MOST_LABELS + 1);
        assertThat(label(LabelFigures.OTHERS).requests()).isEqualTo(3);
    }

    @Test
    void tells_as_few_found_values_apart_over_many_intervals() {
        Recording lane = new Recording(Detail.NONE);
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 10; i++) {
                fail(lane, "body equals \"ok\"", "was " + second + "." + i, second);
            }
            fail(lane, "connection reset", "", second);
            recording.add(lane);
            lane.clear();
        }

        FailureDigest failures = recording.failures();
        assertThat(failures.distinct()).hasSize(FailureDigest.MOST_FOUND + 2);
        assertThat(failures.countOf("body equals \"ok\"")).isEqualTo(300);
        assertThat(failures.countOf("connection reset")).isEqualTo(30);
    }

    @Test
    void tells_as_few_failures_apart_over_many_intervals() {
        Recording lane = new Recording(Detail.NONE);
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 10; i++) {
                fail(lane, "expectation " + second + "." + i, "not met", second);
            }
            recording.add(lane);
            lane.clear();
        }

        FailureDigest failures = recording.failures();
        assertThat(failures.distinct()).hasSize(FailureDigest.MOST_DISTINCT + 1);
        assertThat(failures.count()).isEqualTo(300);
    }

    @Test
    void adds_all_figures_and_leaves_the_other_as_it_is() {
        recordAll(recording);
        Recording other = new Recording(Detail.NONE);
        recordAll(other);

        recording.add(other);

        assertThat(recording.requests()).isEqualTo(4);
        assertThat(recording.failed()).isEqualTo(2);
        assertThat(recording.userCodeNanos()).isEqualTo(10);
        assertThat(recording.failures().count()).isEqualTo(2);
        assertThat(recording.statuses()).containsExactly(entry(200, 2L));
        assertThat(label("page").requests()).isEqualTo(2);
        Latencies latencies = recording.latencies();
        assertThat(latencies.responseTime().count()).isEqualTo(2);
        assertThat(latencies.serviceTime().count()).isEqualTo(2);
        assertThat(latencies.sendLag().count()).isEqualTo(2);
        assertThat(latencies.connectTime().count()).isEqualTo(2);
        assertThat(other.requests()).isEqualTo(2);
        assertThat(other.labels().get("page")).extracting(LabelFigures::requests).isEqualTo(1L);
    }

    @Test
    void forgets_what_it_clears() {
        recordAll(recording);

        recording.clear();

        assertEmpty(recording);
    }

    @Test
    void starts_each_label_with_nothing_once_cleared() {
        recording.labelled("page", 1_000_000, false);
        recording.labelled("other page", 1_000_000, false);

        recording.clear();
        recording.labelled("page", 1_000, true);

        assertThat(recording.labels()).containsOnlyKeys("page");
        assertThat(label("page").requests()).isEqualTo(1);
        assertThat(label("page").failed()).isZero();
        assertThat(label("page").responseTime().max()).isLessThan(Duration.ofNanos(2_000));
    }

    @Test
    void keeps_the_memory_of_what_it_clears() {
        labelAndClear();
        long before = allocatedBytes();

        for (int second = 0; second < 100; second++) {
            labelAndClear();
        }

        assertThat(allocatedBytes() - before).isLessThan(1_000_000);
    }

    private void labelAndClear() {
        for (int i = 0; i < LabelFigures.MOST_LABELS; i++) {
            recording.labelled("page", 1_000, true);
            recording.labelled("other page", 1_000, true);
        }
        recording.clear();
    }

    private static long allocatedBytes() {
        return ThreadCost.of(Thread.currentThread().getId()).allocatedBytes();
    }

    private static void recordAll(Recording recording) {
        recording.response(200, 4_000, 2_000, 1_000);
        recording.connected(3_000);
        recording.succeeded();
        fail(recording, "connection reset", "", 7);
        recording.labelled("page", 4_000, true);
        recording.userCode(5);
    }

    private void fail(String expected, String found, long index) {
        fail(recording, expected, found, index);
    }

    private static void fail(Recording recording, String expected, String found, long index) {
        recording.failed(expected, found, index, () -> "example " + index);
    }

    private LabelFigures label(String label) {
        return requireNonNull(recording.labels().get(label));
    }

    private static void assertEmpty(Recording recording) {
        assertThat(recording.requests()).isZero();
        assertThat(recording.failed()).isZero();
        assertThat(recording.userCodeNanos()).isZero();
        assertThat(recording.responsePercentile(100)).isZero();
        assertThat(recording.failures().distinct()).isEmpty();
        assertThat(recording.statuses()).isEmpty();
        assertThat(recording.labels()).isEmpty();
        assertThat(recording.latencies()).isEqualTo(new Recording(Detail.NONE).latencies());
    }

    private static void assertMax(LatencyDistribution times, long nanos) {
        assertThat(times.count()).isEqualTo(1);
        assertThat(times.max().toNanos()).isCloseTo(nanos, within(nanos / 1_000));
    }

    private static void assertOnly(LatencyDistribution times, Duration value) {
        assertThat(times.count()).isEqualTo(1);
        assertThat(times.max()).isBetween(value, value.plusNanos(63));
    }

    private static void assertLongest(LatencyDistribution times) {
        assertThat(times.count()).isEqualTo(1);
        assertThat(times.max()).isBetween(HOUR.minusSeconds(40), HOUR.plusSeconds(40));
    }
}
