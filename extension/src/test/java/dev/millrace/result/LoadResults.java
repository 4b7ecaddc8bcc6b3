package dev.millrace.result;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Redirects;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Builds results for tests: by default of a run of one second that sent nothing.
 *
 * <pre>{@code
 * LoadResult result = aResult().responses(990, ofMillis(10)).noResponses(10, "connection reset").build();
 * }</pre>
 */
public final class LoadResults {

    private final List<Objective> objectives = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final SortedMap<Integer, Long> statuses = new TreeMap<>();
    private final SortedMap<String, LabelFigures> labels = new TreeMap<>();
    private final Histogram responseTimes = LatencyDistribution.newHistogram();
    private final Histogram connectTimes = LatencyDistribution.newHistogram();
    private String name = "CatalogueLoadTest.every_page_is_served";
    private int concurrency = 10;
    private int lanes = 1;
    private WorkloadModel.@Nullable Open model;
    private Duration polling = Duration.ZERO;
    private Duration elapsed = Duration.ofSeconds(1);
    private StopReason stopReason = StopReason.COUNT_REACHED;
    private long requests;
    private long unsent;
    private List<ObjectiveWindows> windows = List.of();
    private Timeline timeline = Timeline.EMPTY;
    private MemoryUse memory = MemoryUse.NONE;
    private @Nullable TargetUse target;
    private @Nullable RequestIds requestIds;
    private @Nullable Duration laneCpu = Duration.ZERO;
    private Duration gcPause = Duration.ZERO;
    private Duration userCode = Duration.ZERO;
    private @Nullable Duration slotTime;
    private Duration slowestLookUp = Duration.ZERO;
    private @Nullable Duration busy;
    private double machineCpu = -1;
    private boolean ownTarget;
    private ConnectionCounts connections = ConnectionCounts.NONE;
    private @Nullable Histogram sendLags;
    private Politeness politeness = Politeness.NONE;
    private @Nullable WarmUp warmUp;
    private @Nullable WarmedUp warmedUp;

    private LoadResults() {}

    public static LoadResults aResult() {
        return new LoadResults();
    }

    public LoadResults name(String newName) {
        name = newName;
        return this;
    }

    public LoadResults window(int newConcurrency, int newLanes) {
        concurrency = newConcurrency;
        lanes = newLanes;
        return this;
    }

    /** Has requests due at a rate, with the window that was set before. */
    public LoadResults rate(double perSecond) {
        model =
                new WorkloadModel.Open(
                        concurrency,
                        List.of(Stage.hold(perSecond, Stage.UNENDING)),
                        Arrivals.CONSTANT,
                        1);
        return this;
    }

    /** Sets how long lanes polled; to be called before {@link #generator}. */
    public LoadResults polling(Duration newPolling) {
        polling = newPolling;
        return this;
    }

    public LoadResults elapsed(Duration newElapsed) {
        elapsed = newElapsed;
        return this;
    }

    public LoadResults objective(Objective objective) {
        objectives.add(objective);
        return this;
    }

    public LoadResults stoppedBy(StopReason reason, long newUnsent) {
        stopReason = reason;
        unsent = newUnsent;
        return this;
    }

    /** Adds requests that got status 200 after this time. */
    public LoadResults responses(long count, Duration responseTime) {
        responseTimes.recordValueWithCount(responseTime.toNanos(), count);
        statuses.merge(200, count, Long::sum);
        requests += count;
        return this;
    }

    /** Adds requests that got status 500 after 1 ms, the first of them at the next index. */
    public LoadResults serverErrors(long count) {
        fail("status 200: was 500", count);
        responseTimes.recordValueWithCount(1_000_000, count);
        statuses.merge(500, count, Long::sum);
        return this;
    }

    /** Adds requests that got no response, the first of them at the next index. */
    public LoadResults noResponses(long count, String text) {
        fail(text, count);
        return this;
    }

    private void fail(String text, long count) {
        String example = "> GET http://localhost/" + requests + "\n< " + text;
        failures.add(new Failure(text, count, requests, example));
        requests += count;
    }

    public LoadResults label(String label, LabelFigures figures) {
        labels.put(label, figures);
        return this;
    }

    public LoadResults windows(ObjectiveWindows... newWindows) {
        windows = List.of(newWindows);
        return this;
    }

    public LoadResults connections(long count, Duration connectTime) {
        connectTimes.recordValueWithCount(connectTime.toNanos(), count);
        return this;
    }

    public LoadResults timeline(TimelinePoint... points) {
        timeline = new Timeline(List.of(points));
        return this;
    }

    public LoadResults memory(MemoryUse newMemory) {
        memory = newMemory;
        return this;
    }

    public LoadResults target(TargetUse newTarget) {
        target = newTarget;
        return this;
    }

    public LoadResults requestIds(RequestIds newRequestIds) {
        requestIds = newRequestIds;
        return this;
    }

    /** Sets what the run cost the generator, within the elapsed time. */
    public LoadResults generator(Duration newLaneCpu, Duration newGcPause, Duration newUserCode) {
        connections = new ConnectionCounts(10, 1, 2);
        laneCpu = newLaneCpu;
        gcPause = newGcPause;
        userCode = newUserCode;
        return this;
    }

    /** Sets that nobody knows what the lanes and the process computed. */
    public LoadResults unknownCpu() {
        laneCpu = null;
        return this;
    }

    /** Sets for how long lanes had work; else as long as they computed, or were in user code. */
    public LoadResults busy(Duration newBusy) {
        busy = newBusy;
        return this;
    }

    /** Sets for how long requests held slots; else as long as the responses took. */
    public LoadResults slotTime(Duration newSlotTime) {
        slotTime = newSlotTime;
        return this;
    }

    public LoadResults machineCpu(double share) {
        machineCpu = share;
        return this;
    }

    public LoadResults slowestLookUp(Duration time) {
        slowestLookUp = time;
        return this;
    }

    public LoadResults ownTarget() {
        ownTarget = true;
        return this;
    }

    public LoadResults politeness(Politeness newPoliteness) {
        politeness = newPoliteness;
        return this;
    }

    public LoadResults warmUp(WarmUp asked, WarmedUp sent) {
        warmUp = asked;
        warmedUp = sent;
        return this;
    }

    /** Adds requests that were sent so late. */
    public LoadResults lag(long count, Duration lag) {
        sendLags = sendLags == null ? LatencyDistribution.newHistogram() : sendLags;
        sendLags.recordValueWithCount(lag.toNanos(), count);
        return this;
    }

    private GeneratorLoad generator() {
        Duration longer = laneCpu != null && laneCpu.compareTo(userCode) > 0 ? laneCpu : userCode;
        Duration work = busy == null ? longer : busy;
        return new GeneratorLoad(
                laneCpu,
                laneCpu,
                gcPause,
                userCode,
                slotTime == null
                        ? LatencyDistribution.of(responseTimes)
                                .mean()
                                .multipliedBy(responseTimes.getTotalCount())
                        : slotTime,
                elapsed.multipliedBy(lanes).minus(work).minus(polling),
                polling,
                slowestLookUp,
                machineCpu,
                ownTarget,
                connections);
    }

    public LoadResult build() {
        FailureDigest digest = FailureDigest.of(failures);
        return new LoadResult(
                plan(),
                "HttpClient",
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                warmedUp,
                elapsed,
                stopReason,
                requests,
                digest.count(),
                unsent,
                statuses,
                digest,
                latencies(),
                labels,
                windows,
                timeline,
                memory,
                target,
                generator());
    }

    private PlanSummary plan() {
        return new PlanSummary(
                name,
                new RunLength(Math.max(1, requests + unsent), null, warmUp),
                model == null ? new WorkloadModel.Closed(concurrency) : model,
                lanes,
                TimeLimits.DEFAULT,
                politeness,
                false,
                false,
                Redirects.none(),
                false,
                false,
                requestIds,
                null,
                List.of("status 200"),
                objectives);
    }

    private Latencies latencies() {
        LatencyDistribution times = LatencyDistribution.of(responseTimes);
        LatencyDistribution lags = sendLags == null ? times : LatencyDistribution.of(sendLags);
        return new Latencies(times, times, LatencyDistribution.of(connectTimes), lags);
    }

    /** Returns the distribution of one value, so many times. */
    public static LatencyDistribution distribution(long count, long nanos) {
        Histogram histogram = LatencyDistribution.newHistogram();
        if (count > 0) {
            histogram.recordValueWithCount(nanos, count);
        }
        return LatencyDistribution.of(histogram);
    }
}
