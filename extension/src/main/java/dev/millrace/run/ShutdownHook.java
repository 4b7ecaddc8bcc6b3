package dev.millrace.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the JVM's exit until a run has ended and told what it measured; bounded. */
final class ShutdownHook implements AutoCloseable {

    private static final long LONGEST_SECONDS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;

    /** Has the action called when the JVM is told to exit. */
    ShutdownHook(Runnable stopRun) {
        thread = new Thread(() -> stopAndWait(stopRun), "millrace-shutdown");
        Runtime.getRuntime().addShutdownHook(thread);
    }

    private void stopAndWait(Runnable stopRun) {
        stopRun.run();
        try {
            if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                // The exit is not held any longer; there is nobody left to tell.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException shuttingDown) {
            // The hook itself is waiting for this moment: nothing to remove.
            return;
        }
    }
}
