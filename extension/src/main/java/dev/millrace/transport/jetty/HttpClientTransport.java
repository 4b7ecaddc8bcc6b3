package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Origin;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import dev.millrace.transport.ConnectionCounts;
import dev.millrace.transport.Exchange;
import dev.millrace.transport.Transport;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.HttpClient;

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
    private final Map<Origin, Endpoint> endpoints = new HashMap<>();

    HttpClientTransport(LoadPlan plan, int laneNumber, NanoClock clock) {
        this.plan = plan;
        this.lane = new LaneExecutor("millrace-lane-" + laneNumber);
        this.resolver = new NameResolver(plan.connections(), lane);
        this.client = LaneClient.start(plan, lane, resolver);
        this.writer = new RequestWriter(client, plan.connections());
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
            URI uri = writer.uriOf(request);
            int bodyLimit = keepBody ? plan.connections().bodyLimit() : 0;
            call = new Call(this, exchange, writer.write(request, uri), endpointOf(uri), bodyLimit);
            listenForFirstByte(call);
        } catch (IllegalArgumentException e) {
            exchange.completed(
                    new TransportFailure(
                            FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage())));
            return;
        }
        exchange.handle(call);
        connections.send(call);
    }

    private void listenForFirstByte(Call call) {
        if (plan.limits().firstByte() != null) {
            call.request.onResponseBegin(ignored -> call.firstByte());
        }
    }

    private Endpoint endpointOf(URI uri) {
        Origin origin = Origin.of(uri);
        Endpoint known = endpoints.get(origin);
        if (known == null) {
            known = new Endpoint(origin, writer.destinationOf(origin));
            endpoints.put(origin, known);
        }
        return known;
    }

    void release(Endpoint endpoint, Connection connection) {
        if (plan.connections().newConnectionPerRequest()) {
            connection.close();
        }
        connections.release(endpoint, connection);
    }

    @Override
    public void abort(Exchange exchange, FailureKind kind, String detail) {
        if (exchange.handle() instanceof Call call) {
            connections.forget(call);
            call.abort(new TransportFailure(kind, detail));
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
