package dev.millrace.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import java.util.List;
import java.util.Queue;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One lane in the hands of a test, which may call from any thread; at its end it demands what holds
 * for all exchanges.
 */
public final class ProbeLane implements AutoCloseable {

    private static final long TICK_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 20;

    private final Transport transport;
    private final Queue<RecordingExchange> exchanges = new ConcurrentLinkedQueue<>();
    private final Timer ticker = new Timer("ticker", true);

    public ProbeLane(TransportFactory factory, LoadPlan plan, NanoClock clock) {
        transport = factory.open(plan, 0, clock);
        ticker.schedule(tick(), TICK_MILLIS, TICK_MILLIS);
    }

    private TimerTask tick() {
        return new TimerTask() {
            @Override
            public void run() {
                transport.execute(transport::tick);
            }
        };
    }

    /** Sends, and returns at once. */
    RecordingExchange start(Request request) {
        return start(request, true);
    }

    /** Sends, and returns at once. */
    public RecordingExchange start(Request request, boolean keepBody) {
        RecordingExchange exchange = new RecordingExchange();
        exchanges.add(exchange);
        transport.execute(() -> sendNow(request, exchange, keepBody));
        return exchange;
    }

    /** Sends after something else on the lane's thread, with nothing in between. */
    RecordingExchange startAfter(Runnable before, Request request) {
        RecordingExchange exchange = new RecordingExchange();
        exchanges.add(exchange);
        transport.execute(
                () -> {
                    before.run();
                    sendNow(request, exchange, true);
                });
        return exchange;
    }

    /** Sends so many requests at once. */
    List<RecordingExchange> startAll(int count, Request request) {
        return IntStream.range(0, count).mapToObj(i -> start(request)).toList();
    }

    /** Sends with an exchange that was used before. */
    RecordingExchange startAgain(RecordingExchange exchange, Request request) {
        transport.execute(
                () -> {
                    exchange.again();
                    sendNow(request, exchange, true);
                });
        onLane(() -> true);
        return exchange;
    }

    @SuppressWarnings("CatchingUnchecked")
    private void sendNow(Request request, RecordingExchange exchange, boolean keepBody) {
        try {
            transport.send(request, exchange, keepBody);
        } catch (Exception e) {
            exchange.broken(e);
        }
    }

    Outcome send(Request request) {
        return start(request).await();
    }

    /** Sends a request that shall get a response. */
    public Response respond(Request request) {
        return response(start(request));
    }

    static Response response(RecordingExchange exchange) {
        Outcome outcome = exchange.await();
        assertThat(outcome).isInstanceOf(Response.class);
        return (Response) outcome;
    }

    /** Sends a request that shall get no response. */
    TransportFailure fail(Request request) {
        return failure(start(request));
    }

    static TransportFailure failure(RecordingExchange exchange) {
        Outcome outcome = exchange.await();
        assertThat(outcome).isInstanceOf(TransportFailure.class);
        return (TransportFailure) outcome;
    }

    public void abort(RecordingExchange exchange, FailureKind kind, String detail) {
        transport.execute(() -> transport.abort(exchange, kind, detail));
    }

    Transport transport() {
        return transport;
    }

    public ConnectionCounts counts() {
        return onLane(transport::counts);
    }

    <T> T onLane(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, transport)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /**
     * Lets the lane read whatever has come so far: the selector looks at all connections between
     * two tasks.
     */
    public void readAll() {
        onLane(() -> true);
        onLane(() -> true);
    }

    @Override
    public void close() {
        Thread lane = onLane(Thread::currentThread);
        ticker.cancel();
        transport.close();
        assertThat(exchanges)
                .as("events after an exchange was completed")
                .allSatisfy(exchange -> assertThat(exchange.lateEvents).isEmpty());
        assertThat(exchanges)
                .as("threads that called back")
                .allSatisfy(exchange -> assertThat(exchange.threads).isSubsetOf(lane));
    }
}
