package dev.millrace.result;

import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyDistributionTests {

    @Test
    void the_empty_distribution_is_zero_everywhere() {
        LatencyDistribution empty = LatencyDistribution.EMPTY;

        assertThat(empty.count()).isZero();
        assertThat(empty.percentile(99)).isZero();
        assertThat(empty.mean()).isZero();
        assertThat(empty.max()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 1_234_567, 250_000_000, 59_999_999_999L, 3_599_999_999_999L})
    void values_are_kept_within_a_thousandth(long nanos) {
        LatencyDistribution distribution = distribution(5, nanos);

        assertThat(distribution.count()).isEqualTo(5);
        Duration deviation = Duration.ofNanos(nanos / 1_000);
        assertThat(distribution.percentile(50)).isCloseTo(Duration.ofNanos(nanos), deviation);
        assertThat(distribution.mean()).isCloseTo(Duration.ofNanos(nanos), deviation);
        assertThat(distribution.max()).isCloseTo(Duration.ofNanos(nanos), deviation);
    }

    @Test
    void a_percentile_is_the_smallest_value_that_its_share_does_not_exceed() {
        LatencyDistribution distribution =
                distribution(990, 1_000_000).merge(distribution(10, 9_000_000));

        assertThat(distribution.percentile(99)).isLessThan(Duration.ofMillis(2));
        assertThat(distribution.percentile(99.01)).isGreaterThan(Duration.ofMillis(8));
    }

    @Test
    void larger_values_from_outside_shift_a_percentile() {
        LatencyDistribution distribution =
                distribution(90, 1_000_000).merge(distribution(9, 9_000_000));

        assertThat(distribution.percentile(90, 1)).isLessThan(Duration.ofMillis(2));
        assertThat(distribution.percentile(91, 1)).isGreaterThan(Duration.ofMillis(8));
        assertThat(distribution.percentile(99, 1)).isGreaterThan(Duration.ofMillis(8));
        assertThat(distribution.percentile(99.1, 1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 50, 90, 99, 99.9, 99.99, 100})
    void without_larger_values_a_percentile_is_the_same(double percentile) {
        Histogram histogram = LatencyDistribution.newHistogram();
        LongStream.rangeClosed(1, 1_000).forEach(i -> histogram.recordValue(i * 1_000_000));
        LatencyDistribution distribution = LatencyDistribution.of(histogram);

        assertThat(distribution.percentile(percentile, 0))
                .isEqualTo(distribution.percentile(percentile));
    }

    @Test
    void of_no_values_there_is_no_percentile_among_larger_ones() {
        assertThat(LatencyDistribution.EMPTY.percentile(50, 0)).isNull();
        assertThat(LatencyDistribution.EMPTY.percentile(50, 10)).isNull();
    }

    @Test
    void merging_adds_counts() {
        LatencyDistribution one = distribution(3, 1_000_000);
        LatencyDistribution other = distribution(4, 2_000_000);

        LatencyDistribution merged = one.merge(other);

        assertThat(merged.count()).isEqualTo(7);
        assertThat(merged).isEqualTo(other.merge(one)).isNotEqualTo(one);
        assertThat(merged.hashCode()).isEqualTo(other.merge(one).hashCode());
        assertThat(one.merge(LatencyDistribution.EMPTY)).isEqualTo(one);
    }

    @Test
    void it_shares_nothing_with_the_histograms_it_came_from_and_gives_away() {
        Histogram histogram = LatencyDistribution.newHistogram();
        LatencyDistribution distribution = LatencyDistribution.of(histogram);

        histogram.recordValue(1);
        distribution.toHistogram().recordValue(1);

        assertThat(distribution.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 65, 1_000_000, LatencyDistribution.LARGEST_NANOS})
    void what_was_encoded_is_decoded_exactly(long nanos) {
        LatencyDistribution distribution =
                distribution(1L << 40, nanos).merge(distribution(1, 777_777));

        LatencyDistribution decoded = LatencyDistribution.decode(distribution.encode());

        assertThat(decoded).isEqualTo(distribution);
    }

    @Test
    void the_empty_distribution_is_decoded_exactly() {
        LatencyDistribution decoded =
                LatencyDistribution.decode(LatencyDistribution.EMPTY.encode());

        assertThat(decoded).isEqualTo(LatencyDistribution.EMPTY);
    }

    @Test
    void other_text_is_refused() {
        String otherBytes = Base64.getEncoder().encodeToString(new byte[100]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatencyDistribution.decode("not base64!"))
                .withMessageStartingWith("not a compressed HdrHistogram in base64: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatencyDistribution.decode(otherBytes))
                .withMessageStartingWith("not a compressed HdrHistogram in base64: ");
    }

    @Test
    void it_shows_its_count_mean_and_max() {
        assertThat(distribution(2, 6_400))
                .hasToString("2 values, mean PT0.000006432S, max PT0.000006463S");
    }

    @Test
    void threads_may_share_a_distribution() {
        Histogram histogram = LatencyDistribution.newHistogram();
        LongStream.range(1, 10_000).forEach(i -> histogram.recordValue(i * 1_000));
        LatencyDistribution distribution = LatencyDistribution.of(histogram);

        List<Duration> means =
                IntStream.range(0, 1_000).parallel().mapToObj(i -> distribution.mean()).toList();

        assertThat(means).containsOnly(distribution.mean());
    }
}
