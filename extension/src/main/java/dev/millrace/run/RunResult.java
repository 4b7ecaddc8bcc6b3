package dev.millrace.run;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.memory.MemoryWatch;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.recording.Recording;
import dev.millrace.result.GeneratorLoad;
import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import dev.millrace.result.StopReason;
import dev.millrace.result.TargetUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Puts together what a run measured. */
final class RunResult {

    private final LoadPlan plan;
    private final String transport;
    private final Instant startedAt;
    private final RunTotals totals;

    RunResult(LoadPlan plan, String transport, Instant startedAt, RunTotals totals) {
        this.plan = plan;
        this.transport = transport;
        this.startedAt = startedAt;
        this.totals = totals;
    }

    static Set<Measure> askedOfMemory(LoadPlan plan) {
        Set<Measure> asked = EnumSet.noneOf(Measure.class);
        plan.objectives().stream()
                .map(Objective::measure)
                .filter(Measure::memory)
                .forEach(asked::add);
        return asked;
    }

    LoadResult of(
            StopReason stopReason,
            Collection<LaneSummary> lanes,
            MemoryWatch memory,
            @Nullable TargetUse target,
            Duration processCpu) {
        Recording total = totals.total();
        Duration gcPause = memory.gcPause();
        return new LoadResult(
                PlanSummary.of(plan),
                transport,
                startedAt,
                elapsed(lanes),
                stopReason,
                total.requests(),
                total.failed(),
                stopReason.planned() ? 0 : unsent(total, lanes),
                total.statuses(),
                total.failures(),
                total.latencies(),
                total.labels(),
                totals.timeline(),
                memory.finish(total.requests(), allocated(lanes)),
                target,
                new GeneratorLoad(
                        Duration.ofNanos(sum(lanes, LaneSummary::cpuNanos)),
                        processCpu,
                        gcPause,
                        Duration.ofNanos(total.userCodeNanos()),
                        lanes.stream()
                                .map(LaneSummary::connections)
                                .reduce(ConnectionCounts.NONE, ConnectionCounts::plus)));
    }

    private long unsent(Recording total, Collection<LaneSummary> lanes) {
        return plan.length().counted()
                ? plan.length().requests() - total.requests()
                : sum(lanes, LaneSummary::readAhead);
    }

    private Duration elapsed(Collection<LaneSummary> lanes) {
        long end =
                complete(lanes)
                        ? lanes.stream().mapToLong(LaneSummary::lastEndNanos).max().orElseThrow()
                        : totals.lastIntervalEnd();
        return Duration.ofNanos(Math.max(0, end - totals.startNanos()));
    }

    private long allocated(Collection<LaneSummary> lanes) {
        boolean known =
                complete(lanes) && lanes.stream().allMatch(lane -> lane.allocatedBytes() >= 0);
        return known ? sum(lanes, LaneSummary::allocatedBytes) : -1;
    }

    /** A lane that the author's code holds to the end leaves no summary. */
    private boolean complete(Collection<LaneSummary> lanes) {
        return lanes.size() == plan.lanes();
    }

    private static long sum(Collection<LaneSummary> lanes, ToLongFunction<LaneSummary> figure) {
        return lanes.stream().mapToLong(figure).sum();
    }
}
