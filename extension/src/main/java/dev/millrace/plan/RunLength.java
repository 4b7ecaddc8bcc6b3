package dev.millrace.plan;

import dev.millrace.request.RequestSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a run has sent enough: whichever of its bounds comes first, or the end of the source.
 *
 * @param requests at most so many requests, at least 1; {@link RequestSource#UNBOUNDED} for no
 *     bound
 * @param duration sends for so long at most, or null for no bound
 * @param warmUp what is sent before and counts for neither bound, or null for nothing
 */
public record RunLength(long requests, @Nullable Duration duration, @Nullable WarmUp warmUp) {

    // Refuses a length of nothing.
    public RunLength {
        Rules.require(requests >= 1, "requests", "be at least 1", requests);
        if (duration != null) {
            Rules.requirePositive(duration, "duration");
        }
    }

    /**
     * Makes the length of a run without a warm-up.
     *
     * @param requests at most so many requests, at least 1; {@link RequestSource#UNBOUNDED} for no
     *     bound
     * @param duration sends for so long at most, or null for no bound
     */
    public RunLength(long requests, @Nullable Duration duration) {
        this(requests, duration, null);
    }

    /**
     * Tells whether the number of requests is bounded.
     *
     * @return true where {@link #requests()} is a bound
     */
    public boolean counted() {
        return requests != RequestSource.UNBOUNDED;
    }

    /**
     * Returns how long the warm-up takes at most.
     *
     * @return the time, zero where there is none or a number of requests ends it
     */
    public Duration longestWarmUp() {
        return warmUp == null ? Duration.ZERO : warmUp.longest();
    }
}
