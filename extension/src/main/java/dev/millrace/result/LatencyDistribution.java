package dev.millrace.result;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, over many requests: exact counts, values within 0.1 % (0.1 µs below 0.1
 * ms).
 *
 * <p>Kept as an HdrHistogram from 64 ns to 1 h; longer values are counted as 1 h. Immutable and
 * thread-safe.
 */
public final class LatencyDistribution {

    /** The longest value told apart, in nanoseconds: one hour. */
    public static final long LARGEST_NANOS = 3_600_000_000_000L;

    /** The resolution at the low end, in nanoseconds. */
    private static final long SMALLEST_NANOS = 64;

    private static final int SIGNIFICANT_DIGITS = 3;

    /** Of nothing. */
    public static final LatencyDistribution EMPTY = new LatencyDistribution(newHistogram());

    private final Histogram histogram;

    private LatencyDistribution(Histogram histogram) {
        this.histogram = histogram;
    }

    /**
     * Returns an empty histogram of the range and precision that all distributions share.
     *
     * @return a new histogram, in nanoseconds
     */
    public static Histogram newHistogram() {
        return new Histogram(SMALLEST_NANOS, LARGEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /**
     * Returns the distribution of a histogram's values.
     *
     * @param histogram values in nanoseconds; copied
     * @return the distribution
     */
    public static LatencyDistribution of(Histogram histogram) {
        Histogram copy = newHistogram();
        copy.add(histogram);
        return new LatencyDistribution(copy);
    }

    /**
     * Returns how many values there are.
     *
     * @return the count, 0 or more
     */
    public long count() {
        return histogram.getTotalCount();
    }

    /**
     * Returns a percentile: the smallest value that at least this share of values does not exceed.
     *
     * @param percentile 0..100
     * @return the value, zero where there are none
     */
    public Duration percentile(double percentile) {
        return Duration.ofNanos(count() == 0 ? 0 : histogram.getValueAtPercentile(percentile));
    }

    /**
     * Returns a percentile of these values and others that are larger than any of them, such as the
     * response times of requests that never got a response.
     *
     * @param percentile 0..100
     * @param larger how many others there are, 0 or more
     * @return the value, or null where it lies among the others or there are no values
     */
    public @Nullable Duration percentile(double percentile, long larger) {
        long rank =
                Math.max(1, (long) Math.ceil(Math.nextDown(percentile) * (count() + larger) / 100));
        return rank > count() ? null : percentile(100.0 * rank / count());
    }

    /**
     * Returns the arithmetic mean.
     *
     * @return the mean, zero where there are no values
     */
    public Duration mean() {
        // The histogram walks through its values with the one iterator that it keeps.
        synchronized (histogram) {
            return Duration.ofNanos(count() == 0 ? 0 : Math.round(histogram.getMean()));
        }
    }

    /**
     * Returns the smallest value.
     *
     * @return the smallest value, zero where there are none
     */
    public Duration min() {
        return Duration.ofNanos(count() == 0 ? 0 : histogram.getMinValue());
    }

    /**
     * Returns the largest value.
     *
     * @return the largest value, zero where there are none
     */
    public Duration max() {
        return Duration.ofNanos(count() == 0 ? 0 : histogram.getMaxValue());
    }

    /**
     * Returns the distribution that steady arrivals would have met: each value longer than the
     * interval stands for those as well that were not measured meanwhile, of which each would have
     * waited an interval less than the one before.
     *
     * <p>This is what HdrHistogram calls corrected for coordinated omission.
     *
     * @param interval the time between two arrivals; zero for nothing to correct
     * @return the corrected distribution
     */
    LatencyDistribution corrected(Duration interval) {
        return interval.isZero()
                ? this
                : new LatencyDistribution(
                        histogram.copyCorrectedForCoordinatedOmission(interval.toNanos()));
    }

    /**
     * Returns the distribution of both one's values.
     *
     * @param other the other distribution
     * @return the sum of both
     */
    public LatencyDistribution merge(LatencyDistribution other) {
        Histogram sum = histogram.copy();
        sum.add(other.histogram);
        return new LatencyDistribution(sum);
    }

    /**
     * Returns the values as a histogram, for tools that read HdrHistogram.
     *
     * @return a copy, in nanoseconds
     */
    public Histogram toHistogram() {
        return histogram.copy();
    }

    /**
     * Writes all counts as HdrHistogram's compressed form in base64.
     *
     * @return the text that {@link #decode(String)} reads
     */
    public String encode() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = new byte[length];
        buffer.get(0, bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @param text HdrHistogram's compressed form in base64
     * @return the distribution
     * @throws IllegalArgumentException if the text is something else
     */
    public static LatencyDistribution decode(String text) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return of(Histogram.decodeFromCompressedByteBuffer(buffer, LARGEST_NANOS));
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "not a compressed HdrHistogram in base64: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        // Histograms that never held a value above zero differ in a minimum that nobody sees.
        return other instanceof LatencyDistribution that
                && count() == that.count()
                && encode().equals(that.encode());
    }

    @Override
    public int hashCode() {
        return Objects.hash(count(), max());
    }

    @Override
    public String toString() {
        return count() + " values, mean " + mean() + ", max " + max();
    }
}
