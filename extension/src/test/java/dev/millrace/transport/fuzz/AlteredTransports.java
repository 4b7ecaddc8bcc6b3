package dev.millrace.transport.fuzz;

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
import java.util.function.UnaryOperator;

/** Transports with a defect: what they tell, or send, is not what others would. */
record AlteredTransports(
        TransportFactory sound, UnaryOperator<Request> request, UnaryOperator<Outcome> outcome)
        implements TransportFactory {

    @Override
    public String name() {
        return "altered";
    }

    @Override
    public Transport open(LoadPlan plan, int lane, NanoClock clock) {
        Transport transport = sound.open(plan, lane, clock);
        return new Transport() {
            @Override
            public void send(Request sent, Exchange exchange, boolean keepBody) {
                Exchange altered = new AlteredExchange(exchange, outcome);
                exchange.handle(altered);
                transport.send(request.apply(sent), altered, keepBody);
            }

            @Override
            public void abort(Exchange exchange, FailureKind kind, String detail) {
                if (exchange.handle() instanceof Exchange altered) {
                    transport.abort(altered, kind, detail);
                }
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
            public void execute(Runnable task) {
                transport.execute(task);
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    private static final class AlteredExchange extends Exchange {

        private final Exchange told;
        private final UnaryOperator<Outcome> outcome;

        AlteredExchange(Exchange told, UnaryOperator<Outcome> outcome) {
            this.told = told;
            this.outcome = outcome;
        }

        @Override
        public void connected(long nanos) {
            told.connected(nanos);
        }

        @Override
        public void sending() {
            told.sending();
        }

        @Override
        public void firstByte() {
            told.firstByte();
        }

        @Override
        public void completed(Outcome ended) {
            told.completed(outcome.apply(ended));
        }
    }
}
