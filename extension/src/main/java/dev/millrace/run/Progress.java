package dev.millrace.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param name what the run is called
 * @param elapsed since its start
 * @param warmingUp whether this is the warm-up, whose figures are forgotten at its end
 * @param requests requests that ended
 * @param failed those of them that failed
 * @param rate requests that ended, a second, in the last interval
 * @param p99 the 99th percentile of the response time so far
 * @param left an estimate of the time left, or null where none can be made
 */
public record Progress(
        String name,
        Duration elapsed,
        boolean warmingUp,
        long requests,
        long failed,
        double rate,
        Duration p99,
        @Nullable Duration left) {}
