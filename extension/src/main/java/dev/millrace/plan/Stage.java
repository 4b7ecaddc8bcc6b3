package dev.millrace.plan;

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

    // Refuses stages that cannot be.
    public Stage {
        Rules.require(
                rate >= 0 && rate < Double.POSITIVE_INFINITY,
                ramp ? "rampTo" : "rate",
                "be a number, at least 0",
                rate);
        Rules.requirePositive(duration, "duration");
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
