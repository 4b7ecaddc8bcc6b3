package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectiveTests {

    static Stream<Arguments> says_what_it_asks() {
        return Stream.of(
                Arguments.of(
                        Objective.percentile(99, 250_000_000), "response time p99 at most 250 ms"),
                Arguments.of(
                        Objective.percentile(99.9, 1_500_000_000),
                        "response time p99.9 at most 1.5 s"),
                Arguments.of(
                        Objective.of(Measure.RESPONSE_TIME_MEAN, 1_000),
                        "response time mean at most 1 us"),
                Arguments.of(
                        Objective.of(Measure.RESPONSE_TIME_MAX, 0),
                        "response time max at most 0 ns"),
                Arguments.of(Objective.of(Measure.FAILURES, 0), "failures at most 0 %"),
                Arguments.of(Objective.of(Measure.FAILURES, 0.005), "failures at most 0.5 %"),
                Arguments.of(Objective.of(Measure.FAILURES, 1), "failures at most 100 %"),
                Arguments.of(
                        Objective.of(Measure.THROUGHPUT, 5_000), "throughput at least 5,000/s"),
                Arguments.of(Objective.of(Measure.HEAP, 32 << 20), "heap at most 32 MiB"),
                Arguments.of(Objective.of(Measure.RSS, 1_000), "rss at most 1000 B"),
                Arguments.of(Objective.of(Measure.DIRECT, 1 << 30), "direct buffers at most 1 GiB"),
                Arguments.of(
                        Objective.of(Measure.ALLOCATION_PER_REQUEST, 512),
                        "allocation per request at most 512 B"),
                Arguments.of(
                        Objective.percentile(99, 1_000_000).forLabel("order"),
                        "order: response time p99 at most 1 ms"),
                Arguments.of(
                        Objective.of(Measure.RESPONSE_TIME_MAX, 1_000_000)
                                .inAny(Duration.ofSeconds(10)),
                        "response time max in any 10 s at most 1 ms"),
                Arguments.of(
                        Objective.of(Measure.FAILURES, 0.01).overLast(1_000).forLabel("order"),
                        "order: failures over the last 1,000 at most 1 %"));
    }

    @ParameterizedTest
    @MethodSource
    void says_what_it_asks(Objective objective, String text) {
        assertThat(objective.name() + " " + objective.asked()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.00000001, < 0.0001 %", "0.00001, 0.001 %", "0.123456789, 12.3457 %"})
    void a_share_is_never_shown_as_none_where_there_is_some(double share, String text) {
        assertThat(Objective.of(Measure.FAILURES, 0).format(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0/s",
                "0.4 | 0.4/s",
                "0.125 | 0.13/s",
                "66.66 | 66.66/s",
                "99.994 | 99.99/s",
                "99.996 | 100/s",
                "666.7 | 667/s",
                "1234567 | 1,234,567/s"
            })
    void a_rate_has_decimals_where_it_is_small(double rate, String text) {
        assertThat(Objective.rate(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 20",
        "90, 100",
        "95, 200",
        "99, 1000",
        "99.9, 10000",
        "99.99, 100000",
        "99.999, 1000000",
        "33.3, 15"
    })
    void a_percentile_needs_ten_samples_above_it(double percentile, long samples) {
        assertThat(Objective.percentile(percentile, 1).samplesNeeded()).isEqualTo(samples);
    }

    @Test
    void anything_else_needs_one_sample() {
        assertThat(Objective.of(Measure.RESPONSE_TIME_MAX, 1).samplesNeeded()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"50, p50", "99, p99", "99.9, p99.9", "99.99, p99.99", "100, p100", "0.1, p0.1"})
    void a_percentile_has_a_name(double percentile, String name) {
        assertThat(Objective.percentileName(percentile)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "100, 100.0", "-1, -1.0", "NaN, NaN"})
    void refuses_what_is_no_percentile(double percentile, String shown) {
        assertRefused(
                () -> Objective.percentile(percentile, 1),
                "requires that `percentile` be above 0 and below 100, but it was " + shown);
    }

    @Test
    void refuses_bounds_that_mean_nothing() {
        assertRefused(
                () -> Objective.percentile(99.9, -1),
                "requires that `p999` be at least 0, but it was -1.0");
        assertRefused(
                () -> Objective.of(Measure.RESPONSE_TIME_MEAN, Double.NaN),
                "requires that `mean` be at least 0, but it was NaN");
        assertRefused(
                () -> Objective.of(Measure.RESPONSE_TIME_MAX, -1),
                "requires that `max` be at least 0, but it was -1.0");
        assertRefused(
                () -> Objective.of(Measure.THROUGHPUT, Double.POSITIVE_INFINITY),
                "requires that `throughput` be finite, but it was Infinity");
        assertRefused(
                () -> Objective.of(Measure.HEAP, -1),
                "requires that `heap` be at least 0, but it was -1.0");
        assertRefused(
                () -> Objective.of(Measure.ALLOCATION_PER_REQUEST, -1),
                "requires that `allocationPerRequest` be at least 0, but it was -1.0");
        assertRefused(
                () -> Objective.of(Measure.FAILURES, 1.01),
                "requires that `failures` be a share within 0..1, but it was 1.01");
    }

    @Test
    void only_throughput_is_better_when_larger() {
        assertThat(Measure.values())
                .filteredOn(Measure::atLeast)
                .containsExactly(Measure.THROUGHPUT);
    }

    @Test
    void ceilings_of_memory_are_known_as_such() {
        assertThat(Measure.values())
                .filteredOn(Measure::memory)
                .containsExactly(
                        Measure.HEAP, Measure.RSS, Measure.DIRECT, Measure.ALLOCATION_PER_REQUEST);
    }

    private static void assertRefused(Runnable maker, String message) {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(maker::run)
                .withMessage(message);
    }

    @Test
    void a_window_of_requests_needs_all_of_them() {
        assertThat(Objective.of(Measure.FAILURES, 0).overLast(500).samplesNeeded()).isEqualTo(500);
        assertThat(Objective.percentile(50, 1).inAny(Duration.ofSeconds(1)).samplesNeeded())
                .isEqualTo(20);
    }

    static Stream<Arguments> refuses_a_scope_that_means_nothing() {
        Objective heap = Objective.of(Measure.HEAP, 1);
        Objective failures = Objective.of(Measure.FAILURES, 0);
        return Stream.of(
                Arguments.of(
                        (ThrowingCallable) () -> heap.forLabel("order"),
                        "`label` be set for response times, failures and throughput only, but it was \"heap\""),
                Arguments.of(
                        (ThrowingCallable) () -> heap.inAny(Duration.ofSeconds(1)),
                        "`within` be set for response times, failures and throughput only, but it was \"heap\""),
                Arguments.of(
                        (ThrowingCallable) () -> heap.overLast(1),
                        "`last` come with `failures` and no other objective, but it was \"heap\""),
                Arguments.of(
                        (ThrowingCallable) () -> Objective.percentile(99, 1).overLast(1),
                        "`last` come with `failures` and no other objective, but it was"
                                + " \"response time percentile\""),
                Arguments.of(
                        (ThrowingCallable) () -> failures.forLabel(" "),
                        "`label` not be blank, but it was \" \""),
                Arguments.of(
                        (ThrowingCallable) () -> failures.inAny(Duration.ofMillis(999)),
                        "`within` be at least 1 s, but it was \"999 ms\""),
                Arguments.of(
                        (ThrowingCallable) () -> failures.overLast(0),
                        "`last` be within 1..10000000, but it was 0"),
                Arguments.of(
                        (ThrowingCallable) () -> failures.overLast(10_000_001),
                        "`last` be within 1..10000000, but it was 10000001"));
    }

    @ParameterizedTest
    @MethodSource
    void refuses_a_scope_that_means_nothing(ThrowingCallable scoped, String message) {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(scoped)
                .withMessage("requires that " + message);
    }

    @Test
    void are_written_in_the_words_of_a_test() {
        assertThat(Objective.percentile(99, Duration.ofMillis(50)))
                .isEqualTo(Objective.percentile(99, 50_000_000L));
        assertThat(Objective.failures(0.01)).isEqualTo(Objective.of(Measure.FAILURES, 0.01));
    }
}
