package dev.millrace.server;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A count that goes up and down, the highest it was, and a way to wait for it; thread-safe. */
public final class Gauge {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Another gauge wakes nobody who waits here. */
    private static final long RETRY_MILLIS = 10;

    private final String what;
    private int value;
    private int highest;

    Gauge(String what) {
        this.what = what;
    }

    synchronized void increment() {
        value++;
        highest = Math.max(highest, value);
        notifyAll();
    }

    synchronized void decrement() {
        value--;
        notifyAll();
    }

    /** Returns the count now. */
    public synchronized int value() {
        return value;
    }

    /** Returns the highest the count ever was. */
    public synchronized int highest() {
        return highest;
    }

    /** Waits until the count is so high; fails after 20 s. */
    public synchronized void awaitAtLeast(int least) {
        await(() -> value >= least, "at least " + least);
    }

    /** Waits until the count is so low; fails after 20 s. */
    public synchronized void awaitAtMost(int most) {
        await(() -> value <= most, "at most " + most);
    }

    /** Waits until the count and another one are together so low; fails after 20 s. */
    public synchronized void awaitAtMostWith(Gauge other, int most) {
        await(
                () -> value + other.value() <= most,
                "with " + other.value() + " others at most " + most);
    }

    private synchronized void await(BooleanSupplier reached, String asked) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!reached.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(
                            "waited 20 s for " + asked + " " + what + ", but there are " + value);
                }
                wait(Math.min(left, RETRY_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }
}
