package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;

/**
 * The think time of a slot: its pause between the end of a request and the start of its next one,
 * drawn at random, any time between two as likely as any other.
 *
 * @param least the shortest pause, zero or longer
 * @param most the longest pause, longer than zero; as long as the shortest for one that is fixed
 * @param seed what pauses are drawn from
 */
public record Delay(Duration least, Duration most, long seed) {

    private static final String NAME = "delay";

    // Refuses pauses of nothing.
    public Delay {
        Rules.requirePositive(most, NAME);
        Rules.require(!least.isNegative(), NAME, "be no shorter than zero", least);
        Rules.require(
                least.compareTo(most) <= 0,
                NAME,
                "be the shorter pause, then the longer one",
                text(least, most));
    }

    /**
     * Makes a delay that is always the same.
     *
     * @param always how long each pause takes, longer than zero
     * @return the delay
     */
    public static Delay of(Duration always) {
        return new Delay(always, always, 0);
    }

    /**
     * Returns the same range of pauses, drawn from another seed.
     *
     * @param other what pauses are drawn from
     * @return the delay
     */
    public Delay seededBy(long other) {
        return new Delay(least, most, other);
    }

    /**
     * Writes the pauses for people.
     *
     * @return text such as {@code 1 s} or {@code 1 s to 3 s}
     */
    public String text() {
        return least.equals(most) ? DurationText.format(most) : text(least, most);
    }

    private static String text(Duration least, Duration most) {
        return DurationText.format(least) + " to " + DurationText.format(most);
    }
}
