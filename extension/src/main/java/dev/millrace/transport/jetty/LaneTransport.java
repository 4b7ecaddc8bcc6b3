package dev.millrace.transport.jetty;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Origin;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.transport.Alarm;
import dev.millrace.transport.Exchange;
import dev.millrace.transport.LaneWaits;
import dev.millrace.transport.Transport;

/** What the ways over Jetty have in common: a lane's thread, its connections, and where to go. */
abstract class LaneTransport implements Transport {

    static final int MOST_HEADER_BYTES = 64 << 10;

    static final String USER_AGENT = "Millrace";

    final LoadPlan plan;
    final LaneExecutor lane;
    final NameResolver resolver;
    final Handshakes handshakes;
    final LaneConnector connector;
    final Routes routes;
    private final LaneConnections connections;

    LaneTransport(LoadPlan plan, int laneNumber, NanoClock clock) {
        this.plan = plan;
        lane = new LaneExecutor("millrace-lane-" + laneNumber);
        resolver = new NameResolver(plan.connections(), lane, clock);
        connector = new LaneConnector(lane, plan, clock);
        handshakes =
                new Handshakes(
                        lane, clock, DurationText.saturatedNanos(plan.limits().longestConnect()));
        connections = new LaneConnections(plan.windowOf(laneNumber), lane, handshakes, clock);
        routes = new Routes(new Endpoints(this::opener, clock));
    }

    /** Returns what opens connections to an origin; asked once started. */
    abstract Opener opener(Origin origin);

    @Override
    public void execute(Runnable task) {
        lane.execute(task);
    }

    void send(LaneCall call) {
        connections.send(call);
    }

    void release(Endpoint endpoint, LaneConnection connection) {
        if (plan.connections().newConnectionPerRequest()) {
            connection.close();
        }
        connections.release(endpoint, connection);
    }

    /** Files a released connection that the next request did not take at once. */
    void settle() {
        connections.settle();
    }

    @Override
    public void abort(Exchange exchange, FailureKind kind, String detail) {
        if (exchange.handle() instanceof LaneCall call && call.isUnderWay()) {
            connections.forget(call);
            call.abort(
                    call.isUnsent()
                            ? unsent(call, kind, detail)
                            : new TransportFailure(kind, detail));
        }
    }

    /** A call to a host that is backed off fails as the last one did, not for want of time. */
    private static TransportFailure unsent(LaneCall call, FailureKind kind, String detail) {
        TransportFailure before = call.endpoint().lastFailure();
        return before == null || kind == FailureKind.ABANDONED
                ? new TransportFailure(kind, detail)
                : before;
    }

    @Override
    public void tick() {
        connections.tick();
    }

    @Override
    public void alarm(Alarm alarm) {
        connector.laneSelector().alarm(alarm);
    }

    @Override
    public LaneWaits waits() {
        LaneSelector selector = connector.laneSelector();
        return new LaneWaits(selector.waitNanos(), selector.pollNanos(), resolver.slowestNanos());
    }

    @Override
    public ConnectionCounts counts() {
        return connections.counts();
    }
}
