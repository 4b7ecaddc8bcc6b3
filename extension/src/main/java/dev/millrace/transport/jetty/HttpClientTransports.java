package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.transport.Transport;
import dev.millrace.transport.TransportFactory;

/** Opens transports over Jetty's HttpClient: HTTP/1.1 and HTTPS. Thread-safe. */
public final class HttpClientTransports implements TransportFactory {

    /** Needs nothing. */
    public HttpClientTransports() {}

    @Override
    public String name() {
        return "HttpClient";
    }

    @Override
    public Transport open(LoadPlan plan, int lane, NanoClock clock) {
        return new HttpClientTransport(plan, lane, clock);
    }
}
