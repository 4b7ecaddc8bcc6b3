package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Origin;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import dev.millrace.transport.Exchange;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * One lane over Jetty's HttpClient, used below its pool and its queue: requests go straight to a
 * connection, and all of it happens on the selector's thread.
 */
final class HttpClientTransport extends LaneTransport {

    private final HttpClient client;
    private final RequestWriter writer;
    private final @Nullable Hops hops;

    HttpClientTransport(LoadPlan plan, int laneNumber, NanoClock clock) {
        super(plan, laneNumber, clock);
        this.client = LaneClient.start(connector, resolver, handshakes);
        this.writer = new RequestWriter(client, plan.connections());
        this.hops =
                Hops.areNeededFor(plan.connections())
                        ? new Hops(this, plan.connections(), routes, writer, clock)
                        : null;
    }

    @Override
    Opener opener(Origin origin) {
        return new ClientOpener(client, origin);
    }

    @Override
    public void send(Request request, Exchange exchange, boolean keepBody) {
        Call call;
        try {
            call = call(request, exchange, keepBody ? plan.connections().bodyLimit() : 0);
        } catch (IllegalArgumentException e) {
            exchange.completed(FailureKinds.ofRequest(e));
            return;
        }
        send(call);
    }

    private Call call(Request request, Exchange exchange, int bodyLimit) {
        String uri = plan.connections().absolute(request.uri());
        if (hops != null) {
            return hops.call(Hop.first(request, uri), exchange, bodyLimit);
        }
        Route route = routes.of(uri);
        return new Call(
                this, exchange, writer.write(request, uri, route), route.endpoint(), bodyLimit);
    }

    void send(Call call) {
        call.exchange.handle(call);
        super.send(call);
    }

    @Override
    public void tick() {
        super.tick();
        if (hops != null) {
            hops.tick();
        }
    }

    @Override
    public void close() {
        LifeCycles.stop(client);
        resolver.close();
    }
}
