package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.transport.Alarm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of a run that is recorded: what comes after the warm-up, up to the planned end.
 *
 * <p>Shared by all lanes, which ask about each request until the part has begun; its bounds are set
 * once, by the thread that steers the run.
 */
final class MeasuredPart {

    /**
     * Lanes of the open model must begin with the same request: with one so late that none has been
     * taken yet.
     */
    private static final long NOTICE_NANOS = 1_000_000_000;

    private final LoadPlan plan;
    private final @Nullable DueTimes schedule;
    private long startNanos;
    private volatile @Nullable Bounds bounds;

    /** Looks, before the run starts, for the end of the warm-up where that can be known. */
    MeasuredPart(LoadPlan plan) {
        this.plan = plan;
        boolean open = plan.model() instanceof WorkloadModel.Open;
        schedule = open ? DueTimes.ofAllLanes((WorkloadModel.Open) plan.model()) : null;
        WarmUp warmUp = plan.length().warmUp();
        if (warmUp == null) {
            bounds = from(0, 0);
        } else if (warmUp instanceof WarmUp.Time time) {
            bounds = fromTime(DurationText.saturatedNanos(time.duration()));
        } else if (warmUp instanceof WarmUp.Requests first) {
            bounds = fromTurn(first.requests());
        }
    }

    /**
     * Where the part begins and ends, in time from the start of the run.
     *
     * @param fromTurn the first request, in the order in which they are due
     * @param fromNanos the time of the first request
     * @param endTurn the first request after it; in the closed model the source knows
     * @param endNanos when nothing is due any more
     */
    private record Bounds(long fromTurn, long fromNanos, long endTurn, long endNanos) {}

    /** Takes note of the start of the run. */
    void start(long nanos) {
        startNanos = nanos;
    }

    /** Goes along the schedule with the warm-up, so that little of it is left at its end. */
    void pass(long now) {
        dueBefore(now - startNanos);
    }

    /** Ends the warm-up as soon as can be. */
    void begin(long now) {
        bounds = fromTime(now - startNanos + noticeNanos());
    }

    /** Takes note that the first request was taken: the closed model's time counts from there. */
    void begun(long now) {
        Bounds known = bounds;
        if (schedule == null && known != null) {
            long end = endOfTimeFrom(now - startNanos);
            bounds = new Bounds(known.fromTurn, known.fromNanos, known.endTurn, end);
        }
    }

    /** Tells whether it is known where the warm-up ends, though it may not have come so far. */
    boolean known() {
        return bounds != null;
    }

    private Bounds fromTime(long nanos) {
        return from(dueBefore(nanos), nanos);
    }

    private long dueBefore(long nanos) {
        if (schedule == null) {
            return 0;
        }
        while (schedule.nanos() < nanos) {
            schedule.advance();
        }
        return schedule.index();
    }

    private Bounds fromTurn(long turn) {
        if (schedule == null) {
            return new Bounds(turn, 0, Long.MAX_VALUE, Alarm.NEVER);
        }
        while (schedule.index() < turn && schedule.nanos() != Alarm.NEVER) {
            schedule.advance();
        }
        return from(turn, schedule.nanos());
    }

    private Bounds from(long turn, long nanos) {
        long endTurn = saturatedSum(turn, plan.length().requests());
        return new Bounds(turn, nanos, endTurn, endOfTimeFrom(nanos));
    }

    private long endOfTimeFrom(long nanos) {
        Duration duration = plan.length().duration();
        return duration == null
                ? Alarm.NEVER
                : saturatedSum(nanos, DurationText.saturatedNanos(duration));
    }

    private static long saturatedSum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Tells whether its time is over. */
    boolean isOver(long now) {
        Bounds known = bounds;
        return known != null && now - startNanos >= known.endNanos;
    }

    /** Returns how much earlier than it is to begin the part has to be told so. */
    long noticeNanos() {
        return schedule == null ? 0 : NOTICE_NANOS;
    }

    /** Tells whether a request is recorded, by its turn and the time at which it was due. */
    boolean includes(long turn, long intendedNanos) {
        Bounds known = bounds;
        return known != null
                && turn >= known.fromTurn
                && intendedNanos - startNanos >= known.fromNanos;
    }

    /**
     * Tells whether a request of the open model, due so long after the start, is not to be sent.
     */
    boolean endsBefore(long turn, long dueNanos) {
        Bounds known = bounds;
        return known != null && (turn >= known.endTurn || dueNanos >= known.endNanos);
    }
}
