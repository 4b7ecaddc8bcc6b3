package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.NanoClock;
import dev.millrace.memory.CpuUse;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.recording.Recording;
import dev.millrace.request.NumberedRequests;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import dev.millrace.result.StopReason;
import dev.millrace.result.TargetUse;
import dev.millrace.transport.TransportFactory;
import dev.millrace.verdict.LostObjectives;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run, steered from the thread that called it: it hears there what lanes have put into its
 * mailbox, and tells them when to tick, to stop, and to give up.
 */
final class Run implements LaneListener {

    private static final long SECOND = 1_000_000_000;
    private static final long SHORTEST_TICK = SECOND / 1_000;
    private static final long LONGEST_TICK = SECOND / 10;

    /** A lane that says nothing for so long does not keep the others from being told of. */
    private static final long LONGEST_INTERVAL = 2 * SECOND;

    /** What is in flight at a stop that was not planned gets so long to end. */
    private static final long DRAIN_NANOS = 2 * SECOND;

    /**
     * A lane that does not end so long after it was told to give up is held by the author's code.
     */
    private static final long PATIENCE_NANOS = 3 * SECOND;

    private final LoadPlan plan;
    private final NanoClock clock;
    private final RunListener listener;
    private final RequestSource.Supply supply;
    private final String transport;
    private final OutcomeTap tap;
    private final Mailbox mailbox = new Mailbox(this);
    private final LaneStates states;
    private final MeasuredPart measured;
    private final WarmUpPhase warmUp;
    private final Lanes lanes;
    private final Instant startedAt;
    private final RunTotals totals;
    private final LostObjectives lost;
    private final long tickNanos;
    private @Nullable Watches watching;
    private @Nullable StopReason stopReason;
    private @Nullable Throwable defect;
    private long stopNanos;
    private boolean abandoned;
    private boolean interrupted;

    Run(
            LoadPlan plan,
            RequestSource source,
            TransportFactory transports,
            NanoClock clock,
            RunListener listener,
            OutcomeTap tap) {
        this.plan = plan;
        this.clock = clock;
        this.listener = listener;
        this.supply = numbered(source).open(mostTaken(plan), plan.lanes());
        this.transport = transports.name();
        this.tap = tap;
        this.tickNanos = tickOf(plan);
        this.states = new LaneStates(plan.lanes());
        this.measured = new MeasuredPart(plan);
        this.warmUp = new WarmUpPhase(plan.length().warmUp(), measured);
        this.lanes = new Lanes(plan, supply, measured, transports, clock, mailbox, tap);
        this.startedAt = clock.instant();
        this.totals = new RunTotals(plan, clock);
        this.lost = new LostObjectives(plan.objectives(), plan.model().foreseen(plan.length()));
    }

    /** Behind a warm-up of the open model lanes know by themselves which request is the last. */
    static long mostTaken(LoadPlan plan) {
        boolean open = plan.model() instanceof WorkloadModel.Open;
        return open && plan.length().warmUp() != null
                ? RequestSource.UNBOUNDED
                : plan.length().requests();
    }

    private RequestSource numbered(RequestSource source) {
        RequestIds ids = plan.requestIds();
        return ids == null ? source : new NumberedRequests(source, ids.header(), ids::of);
    }

    private static long tickOf(LoadPlan plan) {
        long limitNanos = DurationText.saturatedNanos(plan.limits().shortest());
        return Math.max(SHORTEST_TICK, Math.min(LONGEST_TICK, limitNanos / 10));
    }

    @SuppressWarnings("try") // the hook is only to be closed
    LoadResult execute() {
        try (lanes;
                ShutdownHook hook =
                        new ShutdownHook(() -> mailbox.post(() -> stop(StopReason.JVM_SHUTDOWN)))) {
            LoadResult result = measure();
            listener.finished(result);
            if (defect != null) {
                throw new IllegalStateException(
                        "Millrace failed, which is a defect of its own: " + defect, defect);
            }
            return result;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private LoadResult measure() {
        listener.started(PlanSummary.of(plan));
        try (Watches watches = Watches.start(plan)) {
            watching = watches;
            totals.start();
            measured.start(totals.startNanos());
            lanes.post(lane -> lane.start(totals.startNanos()));
            steer(watches);
            lanes.forEach(this::salvage);
            CpuUse cpu = watches.cpu();
            totals.endInterval(false);
            if (!warmUp.over()) {
                forgetWarmUp(totals.lastIntervalEnd());
            }
            TargetUse target = watches.target();
            return new RunResult(plan, transport, startedAt, totals, warmUp)
                    .of(stopReason(), states.summaries(), watches.memory(), target, cpu);
        }
    }

    private void steer(Watches watches) {
        long tickAt = clock.nanos();
        while (!states.allEnded() && !laneIsLost()) {
            Runnable message = next(tickAt - clock.nanos());
            if (message != null) {
                message.run();
            }
            if (clock.nanos() - tickAt >= 0) {
                tickAt = clock.nanos() + tickNanos;
                lanes.forEach(Lane::postTick);
                watches.sample();
            }
            obeyTime();
        }
    }

    /** A lane that has not ended is held by the author's code, and so writes nothing meanwhile. */
    private void salvage(Lane lane) {
        if (!states.hasEnded(lane)) {
            add(lane, lane.recorder().current());
        }
    }

    private @Nullable Runnable next(long waitNanos) {
        try {
            return mailbox.poll(waitNanos);
        } catch (InterruptedException e) {
            interrupted = true;
            return () -> stop(StopReason.INTERRUPTED);
        }
    }

    private void obeyTime() {
        long now = clock.nanos();
        long elapsed = now - totals.runStartNanos();
        warmUp.obeyTime(elapsed, now);
        if (stopReason == null && measured.isOver(now)) {
            stop(StopReason.DURATION_OVER);
        }
        if (elapsed >= DurationText.saturatedNanos(plan.limits().deadline())) {
            stop(StopReason.DEADLINE);
        }
        if (tap.failed()) {
            stop(StopReason.ROWS_NOT_WRITTEN);
        }
        StopReason reason = stopReason;
        if (reason != null && !reason.planned() && !abandoned && now - stopNanos >= DRAIN_NANOS) {
            abandoned = true;
            lanes.post(lane -> lane.abandon(reason.text()));
        }
        if (totals.sinceIntervalStart() >= LONGEST_INTERVAL) {
            endInterval();
        }
    }

    /** A second is over once each lane that is not at its end has told what it recorded. */
    private void endIntervalOnceAllTold() {
        if (states.allTold()) {
            endInterval();
        }
    }

    private void endInterval() {
        states.beginSecond();
        listener.progressed(totals.endInterval(!warmUp.over()));
        if (!warmUp.over()) {
            warmUp.secondOver(totals.lastMeanNanos(), clock.nanos());
        } else if (plan.failFast() && stopReason == null && lost.any(totals)) {
            stop(StopReason.OBJECTIVE_LOST);
        }
    }

    private boolean laneIsLost() {
        return abandoned && clock.nanos() - stopNanos >= DRAIN_NANOS + PATIENCE_NANOS;
    }

    /**
     * A stop that was not planned takes the place of a planned one, as the drain it cut short was
     * part of the plan.
     */
    private void stop(StopReason reason) {
        if (stopReason == null || (stopReason.planned() && !reason.planned())) {
            stopReason = reason;
            stopNanos = clock.nanos();
            lanes.post(reason.planned() ? Lane::finish : Lane::stop);
        }
    }

    private StopReason stopReason() {
        if (stopReason != null) {
            return stopReason;
        }
        if (supply.broken()) {
            return StopReason.SOURCE_BROKEN;
        }
        if (totals.total().requests() >= plan.length().requests()) {
            return StopReason.COUNT_REACHED;
        }
        boolean scheduleOver = states.summaries().stream().allMatch(LaneSummary::scheduleOver);
        return scheduleOver ? StopReason.DURATION_OVER : StopReason.SOURCE_ENDED;
    }

    @Override
    public void recorded(Lane lane, Recording recording) {
        add(lane, recording);
        lane.recorder().giveBack(recording);
        states.told(lane);
        endIntervalOnceAllTold();
    }

    /** Lanes do not begin to measure at the same moment: of the warm-up only failures count. */
    private void add(Lane lane, Recording recording) {
        if (warmUp.isCurrent(lane)) {
            totals.add(recording);
        } else {
            warmUp.addFailed(recording.failed());
        }
    }

    @Override
    public void measuring(Lane lane, long nanos, long failed) {
        if (!warmUp.over()) {
            forgetWarmUp(nanos);
            measured.begun(nanos);
            Objects.requireNonNull(watching).beginToMeasure();
        }
        warmUp.begun(lane);
        warmUp.addFailed(failed);
    }

    private void forgetWarmUp(long nanos) {
        warmUp.addFailed(totals.failed());
        totals.restart(nanos);
    }

    @Override
    public void unreachable(Lane lane, boolean isUnreachable) {
        states.unreachable(lane, isUnreachable);
        stopWhereNoneConnects();
    }

    private void stopWhereNoneConnects() {
        if (states.noneConnects()) {
            stop(StopReason.TARGET_UNREACHABLE);
        }
    }

    @Override
    public void mustStop(StopReason reason) {
        stop(reason);
    }

    @Override
    public void ended(Lane lane, LaneSummary summary) {
        add(lane, summary.last());
        states.ended(lane, summary);
        endIntervalOnceAllTold();
        stopWhereNoneConnects();
    }

    @Override
    public void crashed(Throwable thrown) {
        defect = thrown;
        stop(StopReason.ENGINE_FAILED);
    }
}
