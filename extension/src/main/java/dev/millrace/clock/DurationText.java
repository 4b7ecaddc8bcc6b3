package dev.millrace.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text with a unit, such as {@code "250 ms"} or {@code "1.5 min"}. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([a-zµ]+)\\s*");
    private static final Map<String, Long> NANOS_BY_UNIT =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "µs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "min", 60_000_000_000L,
                    "h", 3_600_000_000_000L,
                    "d", 86_400_000_000_000L);

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text a number and a unit: ns, us, ms, s, min, h or d
     * @return the duration, exact to the nanosecond
     * @throws IllegalArgumentException if the text has another form or is longer than 292 years
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        Long unit = matcher.matches() ? NANOS_BY_UNIT.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "be a number with one of the units ns, us, ms, s, min, h, d, as in \"250 ms\"");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("be at most 106751 d");
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /**
     * Writes a duration with three significant digits in the unit that fits it.
     *
     * @param duration the duration, not negative
     * @return text such as {@code "1.25 ms"}, which {@link #parse(String)} reads
     */
    public static String format(Duration duration) {
        return format(saturatedNanos(duration));
    }

    /**
     * Writes a duration with three significant digits in the unit that fits it.
     *
     * @param nanos the duration in nanoseconds
     * @return text such as {@code "1.25 ms"}
     */
    public static String format(long nanos) {
        // What would be rounded to 1000 of a unit is written as 1 of the next one.
        long magnitude = Math.abs(nanos);
        if (magnitude < 1_000) {
            return nanos + " ns";
        }
        if (magnitude < 999_500) {
            return digits(nanos / 1e3) + " us";
        }
        if (magnitude < 999_500_000) {
            return digits(nanos / 1e6) + " ms";
        }
        if (magnitude < 120_000_000_000L) {
            return digits(nanos / 1e9) + " s";
        }
        if (magnitude < 7_200_000_000_000L) {
            return digits(nanos / 60e9) + " min";
        }
        return digits(nanos / 3600e9) + " h";
    }

    /**
     * Returns a duration in nanoseconds, the largest long where it is longer than 292 years.
     *
     * @param duration the duration
     * @return its nanoseconds
     */
    public static long saturatedNanos(Duration duration) {
        return duration.toSeconds() > Long.MAX_VALUE / 1_000_000_000L - 1
                ? Long.MAX_VALUE
                : duration.toNanos();
    }

    private static String digits(double value) {
        int decimals = Math.abs(value) < 9.995 ? 2 : Math.abs(value) < 99.95 ? 1 : 0;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
