package dev.millrace.assertions;

import dev.millrace.clock.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tries again for a while, as what is looked for may come late.
 *
 * @param clock the time
 * @param limit for so long
 * @param pause waits so many nanoseconds between two tries
 */
record Patience(NanoClock clock, Duration limit, LongConsumer pause) {

    private static final long PAUSE_NANOS = 100_000_000;

    static Patience of(Duration limit) {
        return new Patience(NanoClock.SYSTEM, limit, LockSupport::parkNanos);
    }

    /** Returns the first try that is good enough, or the last one. */
    <T> T until(Predicate<T> goodEnough, Supplier<T> next) {
        long startNanos = clock.nanos();
        T found = next.get();
        while (!goodEnough.test(found)
                && clock.nanos() - startNanos < limit.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            pause.accept(PAUSE_NANOS);
            found = next.get();
        }
        return found;
    }
}
