package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Origin;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import dev.millrace.transport.Exchange;
import dev.millrace.transport.Transport;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;

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

    HttpClientTransport(LoadPlan plan, int laneNumber, NanoClock clock) {
        this.plan = plan;
        this.lane = new LaneExecutor("millrace-lane-" + laneNumber);
        this.resolver = new NameResolver(plan.connections(), lane);
        this.client = LaneClient.start(plan, lane, resolver);
        this.writer = new RequestWriter(client, plan.connections());
        this.routes = new Routes(origin -> newEndpoint(client, origin));
        this.connections = new LaneConnections(plan.windowOf(laneNumber), lane, client, clock);
    }

    @Override
    public void execute(Runnable task) {
        lane.execute(task);
    }

    @Override
    public void send(Request request, Exchange exchange, boolean keepBody) {
        Call call;
        try {
            String uri = plan.connections().absolute(request.uri());
            Route route = routes.of(uri);
            int bodyLimit = keepBody ? plan.connections().bodyLimit() : 0;
            call =
                    new Call(
                            this,
                            exchange,
                            writer.write(request, uri, route),
                            route.endpoint(),
                            bodyLimit);
        } catch (IllegalArgumentException e) {
            exchange.completed(
                    new TransportFailure(
                            FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage())));
            return;
        }
        exchange.handle(call);
        connections.send(call);
    }

    private static Endpoint newEndpoint(HttpClient client, Origin origin) {
        return new Endpoint(
                origin,
                client.resolveDestination(
                        new org.eclipse.jetty.client.Origin(
                                origin.scheme(),
                                origin.host(),
                                origin.port(),
                                origin,
                                HttpClientTransportOverHTTP.HTTP11)));
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
            TransportFailure before = call.endpoint.lastFailure();
            // A call to a host that is backed off fails as the last one did, not for want of time.
            if (before != null && kind == FailureKind.CONNECT_TIMEOUT) {
                call.abort(before);
            } else {
                call.abort(new TransportFailure(kind, detail));
            }
        }
    }

    @Override
    public void tick() {
        connections.tick();
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
