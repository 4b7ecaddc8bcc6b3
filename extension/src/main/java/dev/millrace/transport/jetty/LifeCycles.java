package dev.millrace.transport.jetty;

import org.eclipse.jetty.util.component.LifeCycle;

/** Starts and stops what is Jetty's. */
final class LifeCycles {

    private static final long LONGEST_STOP_MILLIS = 2_000;

    private LifeCycles() {}

    static void start(LifeCycle component) {
        run(component::start);
    }

    /** Stops a component; where the author's code holds its thread, that of the caller goes on. */
    static void stop(LifeCycle component) {
        Thread stopping = new Thread(() -> run(component::stop), "millrace-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Jetty's client did not start or stop: " + e.getMessage(), e);
        }
    }
}
