package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Delay;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long slots pause after their requests: a pure function of a request's index, so that pauses
 * depend neither on the target nor on the number of lanes.
 *
 * <p>Immutable and thread-safe.
 */
final class Pauses {

    private final long leastNanos;
    private final long mostNanos;
    private final long base;

    /**
     * Makes the pauses of a run.
     *
     * @param delay what they are drawn from, or null for none at all
     */
    Pauses(@Nullable Delay delay) {
        leastNanos = delay == null ? 0 : DurationText.saturatedNanos(delay.least());
        mostNanos = delay == null ? 0 : DurationText.saturatedNanos(delay.most());
        // Indexes are added to it: seeds that are close must not be.
        base = delay == null ? 0 : new SplittableRandom(delay.seed()).nextLong();
    }

    /** Returns the pause between the end of a request and the start of its slot's next one. */
    long nanosAfter(long index) {
        return leastNanos == mostNanos
                ? mostNanos
                : leastNanos + new SplittableRandom(base + index).nextLong(mostNanos - leastNanos);
    }
}
