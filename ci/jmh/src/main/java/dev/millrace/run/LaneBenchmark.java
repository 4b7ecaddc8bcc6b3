package dev.millrace.run;

import static dev.millrace.check.Expectations.header;
import static dev.millrace.check.Expectations.headerPresent;
import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;

import dev.millrace.check.Expectation;
import dev.millrace.clock.NanoClock;
import dev.millrace.http.Body;
import dev.millrace.http.Headers;
import dev.millrace.http.Response;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.recording.Recording;
import dev.millrace.request.RequestSource;
import dev.millrace.result.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A request's way through the engine without a transport: submitter, window, checks, recorder, with
 * the machine's clock.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LaneBenchmark {

    private static final String BASE = "http://localhost:8080";
    private static final int WINDOW = 1_000;

    /** So many requests that end at once a lane takes before it looks at what else is due. */
    private static final int IN_A_ROW = 1_000;

    @Param({"false", "true"})
    private boolean checked;

    private final Headers headers = new OneField("content-type", "text/plain");
    private final HoldingTransport holding = transport(false);
    private final HoldingTransport endingAtOnce = transport(true);
    private final List<Lane> lanes = new ArrayList<>();

    private HoldingTransport transport(boolean atOnce) {
        return new HoldingTransport(
                () -> new Response(200, "OK", headers, Body.discarded(14)), atOnce);
    }

    @Setup
    public void start() {
        lanes.add(lane(holding));
        lanes.add(lane(endingAtOnce));
        lanes.forEach(lane -> lane.start(NanoClock.SYSTEM.nanos()));
    }

    /** Failures take another way, which is not to be measured. */
    @TearDown
    public void check() {
        for (Lane lane : lanes) {
            if (lane.recorder().current().failed() > 0) {
                throw new IllegalStateException("requests failed");
            }
        }
    }

    private Lane lane(HoldingTransport transport) {
        LoadPlan plan =
                Plans.aPlan()
                        .concurrency(WINDOW)
                        .requests(RequestSource.UNBOUNDED)
                        .expectations(expectations())
                        .build();
        MeasuredPart all = new MeasuredPart(plan);
        all.start(NanoClock.SYSTEM.nanos());
        return new Lane(
                plan,
                0,
                RequestSource.of(i -> get(BASE + "/" + i))
                        .open(RequestSource.UNBOUNDED, 1)
                        .cursor(),
                all,
                transport,
                NanoClock.SYSTEM,
                new Deaf(),
                OutcomeTap.NONE);
    }

    private Expectation[] expectations() {
        return checked
                ? new Expectation[] {
                    status(200), header("Content-Type", "text/plain"), headerPresent("content-type")
                }
                : new Expectation[0];
    }

    /** One request ends in a full window, and the next one is sent. */
    @Benchmark
    public void full_window() {
        holding.endOldest();
    }

    /** Requests end while they are sent. */
    @Benchmark
    @OperationsPerInvocation(IN_A_ROW)
    public void ends_at_once() {
        endingAtOnce.runTask();
    }

    /** Nothing that a lane tells is of interest here, but that it must not break. */
    private static final class Deaf implements LaneListener {

        @Override
        public void recorded(Lane lane, Recording recording) {}

        @Override
        public void measuring(Lane lane, long nanos, long failed) {}

        @Override
        public void unreachable(Lane lane, boolean unreachable) {}

        @Override
        public void mustStop(StopReason reason) {}

        @Override
        public void ended(Lane lane, LaneSummary summary) {}

        @Override
        public void crashed(Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }
}
