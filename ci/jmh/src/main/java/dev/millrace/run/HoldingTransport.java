package dev.millrace.run;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.request.Request;
import dev.millrace.transport.Alarm;
import dev.millrace.transport.Exchange;
import dev.millrace.transport.LaneWaits;
import dev.millrace.transport.Transport;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** A transport without a network: holds requests until they are to end, or ends each at once. */
final class HoldingTransport implements Transport {

    private final Supplier<Outcome> answer;
    private final boolean atOnce;
    private final Queue<Exchange> held = new ArrayDeque<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    HoldingTransport(Supplier<Outcome> answer, boolean atOnce) {
        this.answer = answer;
        this.atOnce = atOnce;
    }

    @Override
    public void send(Request request, Exchange exchange, boolean keepBody) {
        exchange.sending();
        if (atOnce) {
            end(exchange);
        } else {
            held.add(exchange);
        }
    }

    /** Ends the request that was held longest. */
    void endOldest() {
        end(held.remove());
    }

    private void end(Exchange exchange) {
        exchange.firstByte();
        exchange.completed(answer.get());
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs the task that was brought first. */
    void runTask() {
        tasks.remove().run();
    }

    @Override
    public void abort(Exchange exchange, FailureKind kind, String detail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void tick() {}

    @Override
    public void alarm(Alarm alarm) {}

    @Override
    public LaneWaits waits() {
        return LaneWaits.NONE;
    }

    @Override
    public ConnectionCounts counts() {
        return ConnectionCounts.NONE;
    }

    @Override
    public void close() {}
}
