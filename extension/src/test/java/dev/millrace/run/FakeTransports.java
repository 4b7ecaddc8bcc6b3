package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import dev.millrace.transport.Transport;
import dev.millrace.transport.TransportFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens transports without a network, each with a thread of its own. */
final class FakeTransports implements TransportFactory {

    private final @Nullable Function<Request, Outcome> answer;
    private final ConnectionCounts counts;

    private FakeTransports(@Nullable Function<Request, Outcome> answer, ConnectionCounts counts) {
        this.answer = answer;
        this.counts = counts;
    }

    static FakeTransports answering(Function<Request, Outcome> answer) {
        return new FakeTransports(answer, ConnectionCounts.NONE);
    }

    static FakeTransports silent() {
        return new FakeTransports(null, ConnectionCounts.NONE);
    }

    /** Lets no connection be made. */
    static FakeTransports refusing() {
        return new FakeTransports(
                request -> FakeTransport.failure(FailureKind.REFUSED),
                new ConnectionCounts(0, 1, 0));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Transport open(LoadPlan plan, int lane, NanoClock clock) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(task -> daemon(task, lane));
        FakeTransport transport = new FakeTransport(thread, thread::shutdown);
        ScheduledFuture<?> unused =
                thread.scheduleAtFixedRate(
                        () -> transport.pass(clock.nanos()), 1, 1, TimeUnit.MILLISECONDS);
        transport.counts = counts;
        return answer == null ? transport : transport.answering(answer);
    }

    private static Thread daemon(Runnable task, int lane) {
        Thread thread = new Thread(task, "fake-lane-" + lane);
        thread.setDaemon(true);
        return thread;
    }
}
