package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.transport.TransportFactory;

/**
 * Runs a plan: the engine's way in, without JUnit.
 *
 * <p>Thread-safe; runs of one JVM may overlap here, it is the caller that keeps them apart.
 */
public final class LoadRunner {

    private final TransportFactory transports;
    private final NanoClock clock;

    /**
     * Makes a runner.
     *
     * @param transports opens each lane's transport
     * @param clock the time
     */
    public LoadRunner(TransportFactory transports, NanoClock clock) {
        this.transports = transports;
        this.clock = clock;
    }

    /**
     * Tells whether the calling thread is a lane's, on which a factory or an expectation must not
     * start another run.
     *
     * @return true on a lane's thread
     */
    public static boolean onLane() {
        return Lane.isCurrentThread();
    }

    /**
     * Sends what the plan says, waits until nothing is in flight, and returns what was measured.
     *
     * <p>An interrupt, the deadline and the JVM's shutdown stop it early; what was measured until
     * then is returned all the same, and the interrupt is set again.
     *
     * @param plan what to do
     * @param source where requests come from; closed at the end
     * @param listener told about progress on the calling thread
     * @return the result, complete or partial
     */
    public LoadResult run(LoadPlan plan, RequestSource source, RunListener listener) {
        return run(plan, source, listener, OutcomeTap.NONE);
    }

    /**
     * Sends what the plan says, as {@link #run(LoadPlan, RequestSource, RunListener)}, and tells of
     * each outcome.
     *
     * @param plan what to do
     * @param source where requests come from; closed at the end
     * @param listener told about progress on the calling thread
     * @param tap told of each outcome on the lanes' threads
     * @return the result, complete or partial
     */
    public LoadResult run(
            LoadPlan plan, RequestSource source, RunListener listener, OutcomeTap tap) {
        try (source) {
            return new Run(plan, source, transports, clock, listener, tap).execute();
        }
    }
}
