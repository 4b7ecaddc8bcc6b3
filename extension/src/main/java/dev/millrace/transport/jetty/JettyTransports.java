package dev.millrace.transport.jetty;

import dev.millrace.plan.LoadPlan;
import dev.millrace.transport.TransportFactory;

/** Chooses the transport of a run, once and from its plan. */
public final class JettyTransports {

    private JettyTransports() {}

    /**
     * Returns what opens the transports of a plan's lanes.
     *
     * @param plan the run's plan
     * @return the direct transports, or those over HttpClient
     */
    public static TransportFactory of(LoadPlan plan) {
        return plan.connections().direct() ? new DirectTransports() : new HttpClientTransports();
    }
}
