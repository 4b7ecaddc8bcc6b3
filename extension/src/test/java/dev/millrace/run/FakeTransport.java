package dev.millrace.run;

import dev.millrace.http.Body;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.Request;
import dev.millrace.transport.Alarm;
import dev.millrace.transport.Exchange;
import dev.millrace.transport.LaneWaits;
import dev.millrace.transport.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transport without a network: holds requests until it is told their outcome, or answers each at
 * once.
 */
final class FakeTransport implements Transport {

    private static final int MOST_REMEMBERED = 100_000;

    /** What was sent, in order: the first of it. */
    final List<String> sent = new ArrayList<>();

    /** Whether requests wait for a connection rather than being written. */
    boolean neverConnects;

    ConnectionCounts counts = ConnectionCounts.NONE;
    int ticks;
    private @Nullable Alarm alarm;
    private final Executor executor;
    private final Runnable onClose;
    private final Deque<Exchange> held = new ArrayDeque<>();
    private @Nullable Function<Request, Outcome> answer;

    FakeTransport(Executor executor, Runnable onClose) {
        this.executor = executor;
        this.onClose = onClose;
    }

    /** Runs tasks on the thread that brings them, those that tasks bring after these. */
    static FakeTransport inline() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        return new FakeTransport(
                task -> {
                    tasks.addLast(task);
                    boolean outermost = tasks.size() == 1;
                    while (outermost && !tasks.isEmpty()) {
                        tasks.getFirst().run();
                        tasks.removeFirst();
                    }
                    // The test's own thread is a lane's only meanwhile: other tests start runs on
                    // it.
                    Lane.ON_LANE.remove();
                },
                () -> {});
    }

    /** Answers each request within the call that sends it. */
    FakeTransport answering(Function<Request, Outcome> theAnswer) {
        answer = theAnswer;
        return this;
    }

    static Response response(int status) {
        return new Response(status, "", Headers.of(List.of()), Body.EMPTY);
    }

    static TransportFailure failure(FailureKind kind) {
        return new TransportFailure(kind, "as the test wants it");
    }

    @Override
    public void send(Request request, Exchange exchange, boolean keepBody) {
        if (sent.size() < MOST_REMEMBERED) {
            sent.add(request.uri());
        }
        if (neverConnects) {
            held.add(exchange);
            return;
        }
        exchange.sending();
        if (answer == null) {
            held.add(exchange);
        } else {
            exchange.completed(answer.apply(request));
        }
    }

    int held() {
        return held.size();
    }

    /** Tells of the first byte for the request that was held longest. */
    void firstByte() {
        held.getFirst().firstByte();
    }

    /** Ends the request that was held longest. */
    void end(Outcome outcome) {
        held.removeFirst().completed(outcome);
    }

    @Override
    public void abort(Exchange exchange, FailureKind kind, String detail) {
        if (held.remove(exchange)) {
            exchange.completed(new TransportFailure(kind, detail));
        }
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public void tick() {
        ticks++;
    }

    @Override
    public void alarm(Alarm theAlarm) {
        alarm = theAlarm;
    }

    /** Returns when the lane wants to be called, though nothing ends. */
    long alarmNanos() {
        return alarm == null ? Alarm.NEVER : alarm.nanos();
    }

    /** Calls the lane if it is time, as a selector does that has nothing else to do. */
    void pass(long now) {
        if (alarm != null && alarm.nanos() - now <= 0) {
            alarm.ring();
        }
    }

    @Override
    public LaneWaits waits() {
        return LaneWaits.NONE;
    }

    @Override
    public ConnectionCounts counts() {
        return counts;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
