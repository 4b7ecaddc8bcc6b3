package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;

/**
 * A stretch of the open model: requests are due at a steady rate, or at one that goes up or down in
 * a straight line.
 *
 * @param rate requests a second: all the time, or at the end where it is a ramp; 0 for a pause
 * @param duration how long it lasts
 * @param ramp whether the rate goes there in a straight line, from that at the end of the stage
 *     before, or from 0 in the first one
 */
public record Stage(double rate, Duration duration, boolean ramp) {

    /** Lasts until the run ends for another reason: 292 years. */
    public static final Duration UNENDING = Duration.ofNanos(Long.MAX_VALUE);

    private static final double NANOS = 1e9;

    /** Far more than any machine sends: what is due and not sent has to be counted. */
    private static final double MOST_PER_SECOND = 10_000_000;

    // Refuses stages that cannot be.
    public Stage {
        Rules.require(
                rate >= 0 && rate <= MOST_PER_SECOND,
                ramp ? "rampTo" : "rate",
                "be a number, at least 0, at most 10 million",
                rate);
        Rules.requirePositive(duration, "duration");
    }

    /**
     * Returns how many requests are due in the first part of this stage: the area below its rate.
     *
     * @param rateBefore the rate at the end of the stage before, from which a ramp starts
     * @param seconds how long that part is, at most {@link #seconds()}
     * @return their number, as a rule with a fraction
     */
    public double due(double rateBefore, double seconds) {
        double start = ramp ? rateBefore : rate;
        double end = start + (rate - start) * (seconds / seconds());
        return (start + end) / 2 * seconds;
    }

    /**
     * Returns how long this stage lasts.
     *
     * @return {@link #duration()} in seconds
     */
    public double seconds() {
        return DurationText.saturatedNanos(duration) / NANOS;
    }

    /**
     * Returns a stage of one rate.
     *
     * @param perSecond requests a second; 0 for a pause
     * @param duration how long it lasts
     * @return the stage
     */
    public static Stage hold(double perSecond, Duration duration) {
        return new Stage(perSecond, duration, false);
    }

    /**
     * Returns a stage whose rate goes in a straight line from that at the end of the stage before,
     * or from 0 in the first one.
     *
     * @param perSecond requests a second at its end
     * @param duration how long it takes
     * @return the stage
     */
    public static Stage rampTo(double perSecond, Duration duration) {
        return new Stage(perSecond, duration, true);
    }
}
