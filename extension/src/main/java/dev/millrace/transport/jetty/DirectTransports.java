package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.transport.Transport;
import dev.millrace.transport.TransportFactory;

/**
 * Opens transports straight over Jetty's connector: HTTP/1.1 and HTTPS, without redirects, cookies
 * and bodies left unread. Thread-safe.
 */
public final class DirectTransports implements TransportFactory {

    /** Needs nothing. */
    public DirectTransports() {}

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Transport open(LoadPlan plan, int lane, NanoClock clock) {
        return new DirectTransport(plan, lane, clock);
    }
}
