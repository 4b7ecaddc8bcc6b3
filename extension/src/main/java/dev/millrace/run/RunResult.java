package dev.millrace.run;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.memory.CpuUse;
import dev.millrace.memory.MemoryWatch;
import dev.millrace.memory.OwnConnections;
import dev.millrace.plan.LoadPlan;
import dev.millrace.recording.Recording;
import dev.millrace.result.GeneratorLoad;
import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import dev.millrace.result.StopReason;
import dev.millrace.result.TargetUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Puts together what a run measured. */
final class RunResult {

    private final LoadPlan plan;
    private final String transport;
    private final Instant startedAt;
    private final RunTotals totals;
    private final WarmUpPhase warmUp;

    RunResult(
            LoadPlan plan,
            String transport,
            Instant startedAt,
            RunTotals totals,
            WarmUpPhase warmUp) {
        this.plan = plan;
        this.transport = transport;
        this.startedAt = startedAt;
        this.totals = totals;
        this.warmUp = warmUp;
    }

    LoadResult of(
            StopReason stopReason,
            Collection<LaneSummary> lanes,
            MemoryWatch memory,
            @Nullable TargetUse target,
            CpuUse cpu) {
        Recording total = totals.total();
        Duration gcPause = memory.gcPause();
        return new LoadResult(
                PlanSummary.of(plan),
                transport,
                startedAt,
                warmUp.figures(
                        Duration.ofNanos(totals.startNanos() - totals.runStartNanos()),
                        sum(lanes, LaneSummary::warmUps)),
                elapsed(lanes),
                stopReason,
                total.requests(),
                total.failed(),
                unsent(stopReason, total, lanes),
                total.statuses(),
                total.failures(),
                total.latencies(),
                total.labels(),
                totals.windows(),
                totals.timeline(),
                memory.finish(total.requests(), allocated(lanes)),
                target,
                generator(lanes, cpu, gcPause, total));
    }

    private static GeneratorLoad generator(
            Collection<LaneSummary> lanes, CpuUse cpu, Duration gcPause, Recording total) {
        return new GeneratorLoad(
                laneCpu(lanes),
                cpu.process(),
                gcPause,
                Duration.ofNanos(total.userCodeNanos()),
                Duration.ofNanos(total.slotNanos()),
                Duration.ofNanos(waiting(lanes)),
                Duration.ofNanos(sum(lanes, lane -> lane.waits().pollNanos())),
                Duration.ofNanos(
                        lanes.stream()
                                .mapToLong(lane -> lane.waits().slowestLookUpNanos())
                                .max()
                                .orElse(0)),
                cpu.machine(),
                OwnConnections.any(),
                lanes.stream()
                        .map(LaneSummary::connections)
                        .reduce(ConnectionCounts.NONE, ConnectionCounts::plus));
    }

    private static @Nullable Duration laneCpu(Collection<LaneSummary> lanes) {
        return lanes.stream().anyMatch(lane -> lane.cpuNanos() < 0)
                ? null
                : Duration.ofNanos(sum(lanes, LaneSummary::cpuNanos));
    }

    /** A lane that has ended has nothing to do but to wait for the others. */
    private static long waiting(Collection<LaneSummary> lanes) {
        long end = lanes.stream().mapToLong(LaneSummary::endedNanos).max().orElse(0);
        return sum(lanes, lane -> lane.waits().networkNanos() + end - lane.endedNanos());
    }

    /** What was due, where time says so; otherwise what a run that was cut short owes. */
    private long unsent(StopReason reason, Recording total, Collection<LaneSummary> lanes) {
        if (plan.model().timed()) {
            long left = plan.length().requests() - total.requests();
            return Math.min(left, sum(lanes, LaneSummary::unsent));
        }
        if (reason.planned()) {
            return 0;
        }
        return plan.length().counted()
                ? plan.length().requests() - total.requests()
                : sum(lanes, LaneSummary::unsent);
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
