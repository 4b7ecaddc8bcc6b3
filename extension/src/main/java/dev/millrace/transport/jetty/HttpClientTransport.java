package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import dev.millrace.transport.Exchange;
import dev.millrace.transport.Transport;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * One lane over Jetty's HttpClient, used below its pool and its queue: requests go straight to a
 * connection, and all of it happens on the selector's thread.
 */
final class HttpClientTransport implements Transport {

    private final LoadPlan plan;
    private final LaneExecutor lane;
    private final HttpClient client;
    private final RequestWriter writer;
    private final LaneConnections connections;
    private final NameResolver resolver;
    private final Routes routes;
    private final @Nullable Hops hops;

    HttpClientTransport(LoadPlan plan, int laneNumber, NanoClock clock) {
        this.plan = plan;
        this.lane = new LaneExecutor("millrace-lane-" + laneNumber);
        this.resolver = new NameResolver(plan.connections(), lane);
        this.client = LaneClient.start(plan, lane, resolver);
        this.writer = new RequestWriter(client, plan.connections());
        this.routes = new Routes(new Endpoints(client, clock));
        this.connections = new LaneConnections(plan.windowOf(laneNumber), lane, client, clock);
        this.hops =
                Hops.areNeededFor(plan.connections())
                        ? new Hops(this, plan.connections(), routes, writer, clock)
                        : null;
    }

    @Override
    public void execute(Runnable task) {
        lane.execute(task);
    }

    @Override
    public void send(Request request, Exchange exchange, boolean keepBody) {
        Call call;
        try {
            call = call(request, exchange, keepBody ? plan.connections().bodyLimit() : 0);
        } catch (IllegalArgumentException e) {
            exchange.completed(
                    new TransportFailure(
                            FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage())));
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
        connections.send(call);
    }

    void release(Endpoint endpoint, Connection connection) {
        if (plan.connections().newConnectionPerRequest()) {
            connection.close();
        }
        connections.release(endpoint, connection);
    }

    void settle() {
        connections.settle();
    }

    @Override
    public void abort(Exchange exchange, FailureKind kind, String detail) {
        if (exchange.handle() instanceof Call call) {
            connections.forget(call);
            call.abort(
                    call.isUnsent()
                            ? unsent(call, kind, detail)
                            : new TransportFailure(kind, detail));
        }
    }

    /** A call to a host that is backed off fails as the last one did, not for want of time. */
    private static TransportFailure unsent(Call call, FailureKind kind, String detail) {
        TransportFailure before = call.endpoint.lastFailure();
        return before == null || kind == FailureKind.ABANDONED
                ? new TransportFailure(kind, detail)
                : before;
    }

    @Override
    public void tick() {
        connections.tick();
        if (hops != null) {
            hops.tick();
        }
    }

    @Override
    public ConnectionCounts counts() {
        return connections.counts();
    }

    @Override
    public void close() {
        LaneClient.stop(client);
        resolver.close();
    }
}
