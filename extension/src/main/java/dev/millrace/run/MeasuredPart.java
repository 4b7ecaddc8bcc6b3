package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.RunLength;
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
     * taken yet, also where there are millions of gaps to draw before it.
     */
    private static final long NOTICE_NANOS = 1_000_000_000;

    private final LoadPlan plan;
    private long startNanos;
    private volatile @Nullable Bounds bounds;

    MeasuredPart(LoadPlan plan) {
        this.plan = plan;
    }

    /**
     * Where the part begins, and ends in the open model; in the closed one the source knows its
     * last request, and the clock its time.
     *
     * @param fromIndex the first index
     * @param fromNanos the time of the first request, from the start of the run
     */
    private record Bounds(long fromIndex, long fromNanos, long endIndex, long endNanos) {}

    /** Takes note of the start of the run, and of the warm-up's end where it is known by now. */
    void start(long nanos) {
        startNanos = nanos;
        WarmUp warmUp = plan.length().warmUp();
        if (warmUp == null) {
            bounds = from(0, 0);
        } else if (warmUp instanceof WarmUp.Time time) {
            bounds = fromTime(DurationText.saturatedNanos(time.duration()));
        } else if (warmUp instanceof WarmUp.Requests first) {
            bounds = fromIndex(first.requests());
        }
    }

    /** Ends the warm-up as soon as can be. */
    void begin(long now) {
        long notice = plan.model() instanceof WorkloadModel.Open ? NOTICE_NANOS : 0;
        bounds = fromTime(now - startNanos + notice);
    }

    /** Tells whether it is known where the warm-up ends, though it may not have come so far. */
    boolean known() {
        return bounds != null;
    }

    private Bounds fromTime(long nanos) {
        if (plan.model() instanceof WorkloadModel.Open open) {
            DueTimes all = DueTimes.ofAllLanes(open);
            while (all.nanos() < nanos) {
                all.advance();
            }
            return from(all.index(), nanos);
        }
        return from(0, nanos);
    }

    private Bounds fromIndex(long index) {
        if (plan.model() instanceof WorkloadModel.Open open) {
            DueTimes all = DueTimes.ofAllLanes(open);
            while (all.index() < index && all.nanos() != Alarm.NEVER) {
                all.advance();
            }
            return from(index, all.nanos());
        }
        return from(index, 0);
    }

    private Bounds from(long index, long nanos) {
        RunLength length = plan.length();
        Duration duration = length.duration();
        return new Bounds(
                index,
                nanos,
                saturatedSum(index, length.requests()),
                duration == null
                        ? Alarm.NEVER
                        : saturatedSum(nanos, DurationText.saturatedNanos(duration)));
    }

    private static long saturatedSum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Tells whether a request is recorded, by its index and the time at which it was due. */
    boolean includes(long index, long intendedNanos) {
        Bounds known = bounds;
        return known != null
                && index >= known.fromIndex
                && intendedNanos - startNanos >= known.fromNanos;
    }

    /**
     * Tells whether a request of the open model, due so long after the start, is not to be sent.
     */
    boolean endsBefore(long index, long dueNanos) {
        Bounds known = bounds;
        return known != null && (index >= known.endIndex || dueNanos >= known.endNanos);
    }
}
