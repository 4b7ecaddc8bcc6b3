package dev.millrace.memory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call to another process, which may hang: made on a thread of its own, waited for so long. */
final class BoundedCall {

    private BoundedCall() {}

    /**
     * Makes a call.
     *
     * @throws IOException if it throws, does not return in time, or the calling thread is
     *     interrupted, which it then still is
     */
    static <T> T within(Duration limit, Callable<T> call) throws IOException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "millrace-target");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it did not answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            String why =
                    e.getCause() instanceof IOException cause
                            ? cause.getMessage()
                            : String.valueOf(e.getCause());
            throw new IOException(why, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the wait for it was interrupted", e);
        }
    }
}
