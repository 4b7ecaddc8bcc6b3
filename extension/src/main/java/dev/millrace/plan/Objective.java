package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.SizeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/**
 * One thing that a test demands of a run.
 *
 * @param measure what it is about
 * @param percentile which percentile, above 0 and below 100; 0 where the measure is not a
 *     percentile
 * @param bound the largest value allowed, the smallest for a throughput, in the measure's unit
 * @param scope which requests it is about
 */
public record Objective(Measure measure, double percentile, double bound, Scope scope) {

    /** A percentile counts for something only with so many samples above it. */
    public static final int SAMPLES_ABOVE_A_PERCENTILE = 10;

    // Refuses bounds that mean nothing.
    public Objective {
        if (measure == Measure.RESPONSE_TIME_PERCENTILE) {
            Rules.require(
                    percentile > 0 && percentile < 100,
                    "percentile",
                    "be above 0 and below 100",
                    percentile);
        }
        String setting = settingOf(measure, percentile);
        Rules.require(bound >= 0, setting, "be at least 0", bound);
        Rules.require(!Double.isInfinite(bound), setting, "be finite", bound);
        if (measure == Measure.FAILURES) {
            Rules.require(bound <= 1, "failures", "be a share within 0..1", bound);
        }
        scope.requireFor(measure);
    }

    /**
     * Returns an objective that is not about a percentile.
     *
     * @param measure what it is about
     * @param bound the bound in the measure's unit
     * @return the objective
     */
    public static Objective of(Measure measure, double bound) {
        return new Objective(measure, 0, bound, Scope.RUN);
    }

    /**
     * Returns an objective about a percentile of the response time.
     *
     * @param percentile above 0 and below 100
     * @param nanos the largest value allowed
     * @return the objective
     */
    public static Objective percentile(double percentile, long nanos) {
        return new Objective(Measure.RESPONSE_TIME_PERCENTILE, percentile, nanos, Scope.RUN);
    }

    /**
     * Returns an objective about a percentile of the response time: {@code percentile(99,
     * ofMillis(50))}.
     *
     * @param percentile above 0 and below 100
     * @param most the largest value allowed
     * @return the objective
     */
    public static Objective percentile(double percentile, Duration most) {
        return percentile(percentile, DurationText.saturatedNanos(most));
    }

    /**
     * Returns an objective about the requests that fail.
     *
     * @param most the share of them that is allowed, 0..1
     * @return the objective
     */
    public static Objective failures(double most) {
        return of(Measure.FAILURES, most);
    }

    /**
     * Demands the same of the requests of one label.
     *
     * @param label the label, not blank
     * @return a changed copy
     * @throws BadSettingException if this is not about response times, failures or throughput
     */
    public Objective forLabel(String label) {
        return in(new Scope(label, scope.window()));
    }

    /**
     * Demands the same of each stretch of the run of this length, sliding second by second.
     *
     * @param length at least one second
     * @return a changed copy
     * @throws BadSettingException if this is not about response times, failures or throughput
     */
    public Objective inAny(Duration length) {
        return in(new Scope(scope.label(), new Window.Time(length)));
    }

    /**
     * Demands the same of each so many requests that end one after the other.
     *
     * @param requests within 1..10,000,000
     * @return a changed copy
     * @throws BadSettingException if this is not about failures
     */
    public Objective overLast(int requests) {
        return in(new Scope(scope.label(), new Window.Requests(requests)));
    }

    private Objective in(Scope newScope) {
        return new Objective(measure, percentile, bound, newScope);
    }

    /**
     * Returns how many requests it takes to judge this: of its label, and in a window of time.
     *
     * @return 10 above the percentile (p99: 1,000), all of a window of requests, otherwise 1
     */
    public long samplesNeeded() {
        if (scope.window() instanceof Window.Requests last) {
            return last.count();
        }
        if (measure != Measure.RESPONSE_TIME_PERCENTILE) {
            return 1;
        }
        // Rounded, as (100 - 99.9) is not 0.1 in binary.
        return (long)
                Math.ceil(
                        Math.round(SAMPLES_ABOVE_A_PERCENTILE * 100 / (100 - percentile) * 1e6)
                                / 1e6);
    }

    /**
     * Returns what this is about, in the words of reports.
     *
     * @return a name such as {@code response time p99} or {@code order: failures in any 10 s}
     */
    public String name() {
        return scope.nameOf(measured());
    }

    private String measured() {
        return switch (measure) {
            case RESPONSE_TIME_PERCENTILE -> "response time " + percentileName(percentile);
            case RESPONSE_TIME_MEAN -> "response time mean";
            case RESPONSE_TIME_MAX -> "response time max";
            case FAILURES -> "failures";
            case THROUGHPUT -> "throughput";
            case HEAP -> "heap";
            case RSS -> "rss";
            case DIRECT -> "direct buffers";
            case ALLOCATION_PER_REQUEST -> "allocation per request";
            case CPU -> "cpu";
            case CPU_PER_REQUEST -> "cpu per request";
            case TARGET_HEAP -> "target heap";
            case TARGET_RSS -> "target rss";
            case TARGET_CPU -> "target cpu";
            case TARGET_CPU_PER_REQUEST -> "target cpu per request";
        };
    }

    /**
     * Returns the bound in words.
     *
     * @return text such as {@code at most 250 ms}
     */
    public String asked() {
        return (measure.atLeast() ? "at least " : "at most ") + format(bound);
    }

    /**
     * Writes a value of this objective's measure with its unit.
     *
     * @param value the value
     * @return text such as {@code 250 ms}
     */
    public String format(double value) {
        return switch (measure) {
            case RESPONSE_TIME_PERCENTILE,
                    RESPONSE_TIME_MEAN,
                    RESPONSE_TIME_MAX,
                    CPU_PER_REQUEST,
                    TARGET_CPU_PER_REQUEST ->
                    DurationText.format(Math.round(value));
            case FAILURES -> share(value);
            case THROUGHPUT -> rate(value);
            case HEAP, RSS, DIRECT, ALLOCATION_PER_REQUEST, TARGET_HEAP, TARGET_RSS ->
                    SizeText.format(Math.round(value));
            case CPU, TARGET_CPU -> decimal(value, 2) + (value == 1 ? " core" : " cores");
        };
    }

    /**
     * Writes a percentile's name.
     *
     * @param percentile 0..100
     * @return text such as {@code p99.9}
     */
    public static String percentileName(double percentile) {
        return "p" + BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString();
    }

    /**
     * Writes a rate.
     *
     * @param perSecond events a second
     * @return text such as {@code 5,000/s}, with up to two decimals below 100
     */
    public static String rate(double perSecond) {
        return decimal(perSecond, perSecond < 99.995 ? 2 : 0) + "/s";
    }

    private static String decimal(double value, int mostDecimals) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(mostDecimals);
        return format.format(value);
    }

    private static String share(double value) {
        BigDecimal percent =
                new BigDecimal(String.format(Locale.ROOT, "%.4f", value * 100))
                        .stripTrailingZeros();
        boolean vanishing = value > 0 && percent.signum() == 0;
        return vanishing ? "< 0.0001 %" : percent.toPlainString() + " %";
    }

    private static String settingOf(Measure measure, double percentile) {
        return switch (measure) {
            case RESPONSE_TIME_PERCENTILE -> percentileName(percentile).replace(".", "");
            case RESPONSE_TIME_MEAN -> "mean";
            case RESPONSE_TIME_MAX -> "max";
            case ALLOCATION_PER_REQUEST -> "allocationPerRequest";
            case CPU, TARGET_CPU -> "cores";
            case CPU_PER_REQUEST, TARGET_CPU_PER_REQUEST -> "perRequest";
            case TARGET_HEAP -> "heap";
            case TARGET_RSS -> "rss";
            default -> measure.name().toLowerCase(Locale.ROOT);
        };
    }
}
