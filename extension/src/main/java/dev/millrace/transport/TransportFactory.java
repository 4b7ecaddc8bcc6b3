package dev.millrace.transport;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;

/** Opens the transport of each lane of a run. */
public interface TransportFactory {

    /**
     * Returns the transport's name, which the result shows.
     *
     * @return a name such as {@code HttpClient}
     */
    String name();

    /**
     * Opens a lane's transport and starts its thread.
     *
     * @param plan the run's plan
     * @param lane 0..lanes-1
     * @param clock the time
     * @return the transport
     */
    Transport open(LoadPlan plan, int lane, NanoClock clock);
}
