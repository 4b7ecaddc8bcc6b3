package dev.millrace.transport.jetty;

import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.jspecify.annotations.Nullable;

/**
 * Makes one thread of what Jetty would spread over a pool: its first task, the selector's loop,
 * gets the thread; all later ones run on it between two selects.
 *
 * <p>So endpoints are created and destroyed, and connections open and close, on the thread that
 * reads and writes.
 */
final class LaneExecutor implements Executor {

    private final String threadName;
    private @Nullable Thread thread;
    private volatile @Nullable ManagedSelector selector;

    LaneExecutor(String threadName) {
        this.threadName = threadName;
    }

    void selector(ManagedSelector theSelector) {
        this.selector = theSelector;
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (thread == null) {
            thread = new Thread(task, threadName);
            thread.setDaemon(true);
            thread.start();
        } else {
            submit(task);
        }
    }

    private void submit(Runnable task) {
        ManagedSelector running = selector;
        if (running != null) {
            running.submit(ignored -> task.run());
        }
    }
}
