package dev.millrace.clock;

import java.time.Instant;

/**
 * The only reader of time, so that tests can set it.
 *
 * <p>Implementations are thread-safe.
 */
public interface NanoClock {

    /** The machine's own clocks. */
    NanoClock SYSTEM = new SystemClock();

    /**
     * Returns a monotonic time in nanoseconds; only differences between two readings mean anything.
     *
     * @return nanoseconds from an arbitrary origin
     */
    long nanos();

    /**
     * Returns the calendar time, for what people read.
     *
     * @return the calendar time
     */
    Instant instant();
}
