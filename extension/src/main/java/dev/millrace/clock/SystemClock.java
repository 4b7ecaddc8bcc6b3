package dev.millrace.clock;

import java.time.Instant;

/** {@link System#nanoTime()} and {@link Instant#now()}. */
final class SystemClock implements NanoClock {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }
}
