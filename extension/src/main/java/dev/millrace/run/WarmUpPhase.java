package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.WarmUp;
import dev.millrace.result.WarmedUp;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The warm-up of a run, for the thread that steers it. */
final class WarmUpPhase {

    private final @Nullable WarmUp warmUp;
    private final MeasuredPart measured;
    private final SteadyState state = new SteadyState();
    private final Set<Lane> measuring = new HashSet<>();
    private boolean steady;
    private long failed;

    WarmUpPhase(@Nullable WarmUp warmUp, MeasuredPart measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** Tells whether something was recorded that counts. */
    boolean over() {
        return warmUp == null || !measuring.isEmpty();
    }

    /** Takes note that a lane has begun to record what counts. */
    void begun(Lane lane) {
        measuring.add(lane);
    }

    /** Takes note of failures that are in no figure. */
    void addFailed(long requests) {
        failed += requests;
    }

    /** Tells whether what a lane has recorded is of the phase that the run is in. */
    boolean isCurrent(Lane lane) {
        return measuring.isEmpty() || measuring.contains(lane);
    }

    /** Ends the warm-up where the last second shows that it may. */
    void secondOver(double meanNanos, long now) {
        if (warmUp instanceof WarmUp.UntilSteady && !measured.known()) {
            measured.pass(now);
            state.add(meanNanos);
            steady = state.reached();
            if (steady) {
                measured.begin(now);
            }
        }
    }

    /** Ends a warm-up that has taken so long that it must. */
    void obeyTime(long elapsedNanos, long now) {
        if (warmUp instanceof WarmUp.UntilSteady until
                && !measured.known()
                && elapsedNanos + measured.noticeNanos()
                        >= DurationText.saturatedNanos(until.most())) {
            measured.begin(now);
        }
    }

    /** Returns what was sent in it, null where there was none to be. */
    @Nullable WarmedUp figures(Duration length, long requests) {
        return warmUp == null ? null : new WarmedUp(length, requests, failed, steady);
    }
}
