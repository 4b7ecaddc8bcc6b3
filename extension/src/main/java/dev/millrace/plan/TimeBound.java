package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;

/**
 * A bound of a time, such as {@code at most 250 ms}.
 *
 * @param most whether the limit is the largest time allowed, rather than the smallest
 * @param limit the limit, which itself is allowed
 */
public record TimeBound(boolean most, Duration limit) {

    // Refuses negative times.
    public TimeBound {
        Rules.require(!limit.isNegative(), "limit", "not be negative", limit);
    }

    /**
     * Tells whether a time is within the bound.
     *
     * @param time the time
     * @return true where it is
     */
    public boolean allows(Duration time) {
        return most ? time.compareTo(limit) <= 0 : time.compareTo(limit) >= 0;
    }

    /**
     * Returns the bound in words.
     *
     * @return text such as {@code at most 250 ms}
     */
    public String asked() {
        return (most ? "at most " : "at least ") + DurationText.format(limit);
    }
}
