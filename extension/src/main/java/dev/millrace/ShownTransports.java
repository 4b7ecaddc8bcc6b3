package dev.millrace;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import dev.millrace.transport.Alarm;
import dev.millrace.transport.Exchange;
import dev.millrace.transport.LaneWaits;
import dev.millrace.transport.Transport;
import dev.millrace.transport.TransportFactory;
import java.util.function.BiConsumer;

/**
 * Shows what goes out and what comes back through another transport, one request at a time, bodies
 * kept.
 */
final class ShownTransports implements TransportFactory {

    private final TransportFactory transports;
    private final BiConsumer<Request, Outcome> shown;

    ShownTransports(TransportFactory transports, BiConsumer<Request, Outcome> shown) {
        this.transports = transports;
        this.shown = shown;
    }

    @Override
    public String name() {
        return transports.name();
    }

    @Override
    public Transport open(LoadPlan plan, int lane, NanoClock clock) {
        return new Shown(transports.open(plan, lane, clock));
    }

    private final class Shown implements Transport {

        private final Transport transport;

        Shown(Transport transport) {
            this.transport = transport;
        }

        @Override
        public void send(Request request, Exchange exchange, boolean keepBody) {
            ShownExchange shownExchange = new ShownExchange(request, exchange);
            exchange.handle(shownExchange);
            transport.send(request, shownExchange, true);
        }

        @Override
        public void abort(Exchange exchange, FailureKind kind, String detail) {
            if (exchange.handle() instanceof ShownExchange shownExchange) {
                transport.abort(shownExchange, kind, detail);
            }
        }

        @Override
        public void execute(Runnable task) {
            transport.execute(task);
        }

        @Override
        public void tick() {
            transport.tick();
        }

        @Override
        public void alarm(Alarm alarm) {
            transport.alarm(alarm);
        }

        @Override
        public LaneWaits waits() {
            return transport.waits();
        }

        @Override
        public ConnectionCounts counts() {
            return transport.counts();
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private final class ShownExchange extends Exchange {

        private final Request request;
        private final Exchange exchange;

        ShownExchange(Request request, Exchange exchange) {
            this.request = request;
            this.exchange = exchange;
        }

        @Override
        public void connected(long nanos) {
            exchange.connected(nanos);
        }

        @Override
        public void sending() {
            exchange.sending();
        }

        @Override
        public void firstByte() {
            exchange.firstByte();
        }

        @Override
        public void completed(Outcome outcome) {
            shown.accept(request, outcome);
            exchange.completed(outcome);
        }
    }
}
