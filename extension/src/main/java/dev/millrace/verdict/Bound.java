package dev.millrace.verdict;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Objective;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import java.time.Duration;
import java.util.Locale;

/**
 * What kept a run from being faster.
 *
 * @param cause what it was
 * @param sentence the same in one sentence, with its evidence
 */
public record Bound(Cause cause, String sentence) {

    /** What can bound a run. */
    public enum Cause {
        /** The number of requests in flight, by Little's law. */
        WINDOW,
        /** The CPU of the lanes. */
        GENERATOR_CPU,
        /** The author's own code, on the lanes. */
        USER_CODE,
        /** Making connections. */
        CONNECTING,
        /** Garbage collection in this JVM. */
        GC_PAUSES,
        /** Nothing: there was too little to do to fill the window. */
        TOO_LITTLE,
        /** There was no response to tell from. */
        UNKNOWN
    }

    private static final double MOST_USER_CODE = 0.5;
    private static final double MOST_GC_PAUSE = 0.2;
    private static final double MOST_CONNECTING = 0.5;
    private static final double LEAST_FILLED = 0.7;

    /**
     * Tells what bounded a run.
     *
     * @param result what it measured
     * @return the one bound that explains most
     */
    public static Bound of(LoadResult result) {
        if (result.responses() == 0) {
            return new Bound(
                    Cause.UNKNOWN,
                    "What bounded the run cannot be told: no request got a response.");
        }
        LaneTime lanes = new LaneTime(result);
        if (lanes.busy()) {
            return lanes.userCodeShare() >= MOST_USER_CODE
                    ? userCode(result, lanes)
                    : generatorCpu(result, lanes);
        }
        double gcShare = share(nanos(result.generator().gcPause()), nanos(result.elapsed()));
        if (gcShare >= MOST_GC_PAUSE) {
            return gcPauses(result, gcShare);
        }
        double connectShare = share(total(result.connectTime()), total(result.responseTime()));
        if (connectShare >= MOST_CONNECTING) {
            return connecting(result, connectShare);
        }
        double inFlight = rate(result) * nanos(result.responseTime().mean()) / 1e9;
        return inFlight < LEAST_FILLED * result.plan().concurrency()
                ? tooLittle(result, inFlight)
                : window(result);
    }

    /**
     * Returns the most that the window can give at the response time that was measured, by Little's
     * law: requests in flight ÷ mean response time.
     *
     * @param result what a run measured
     * @return responses a second; 0 where there was none
     */
    public static double ceiling(LoadResult result) {
        double meanSeconds = result.responseTime().mean().toNanos() / 1e9;
        return meanSeconds == 0 ? 0 : result.plan().concurrency() / meanSeconds;
    }

    private static Bound userCode(LoadResult result, LaneTime lanes) {
        return new Bound(
                Cause.USER_CODE,
                "The test's own code bounded the run: its request factory and expectations took "
                        + LaneTime.percent(lanes.userCodeShare())
                        + " of the lanes' time; "
                        + windowAllows(result)
                        + ".");
    }

    private static Bound generatorCpu(LoadResult result, LaneTime lanes) {
        return new Bound(
                Cause.GENERATOR_CPU,
                "The generator's CPU bounded the run: its lanes were at "
                        + lanes.cpuPercent()
                        + " of their CPU; "
                        + windowAllows(result)
                        + ".");
    }

    private static Bound gcPauses(LoadResult result, double share) {
        return new Bound(
                Cause.GC_PAUSES,
                "Garbage collection bounded the run: it paused this JVM for "
                        + LaneTime.percent(share)
                        + " of the time; "
                        + windowAllows(result)
                        + ".");
    }

    private static Bound connecting(LoadResult result, double share) {
        return new Bound(
                Cause.CONNECTING,
                String.format(
                        Locale.ROOT,
                        "Connecting bounded the run: %,d connections of %s each took %s of the"
                                + " response time; %s.",
                        result.connectTime().count(),
                        DurationText.format(result.connectTime().mean()),
                        LaneTime.percent(share),
                        windowAllows(result)));
    }

    private static Bound tooLittle(LoadResult result, double inFlight) {
        return new Bound(
                Cause.TOO_LITTLE,
                String.format(
                        Locale.ROOT,
                        "The run was too short for its window to bound it: on average %.1f of %,d slots were in use.",
                        inFlight,
                        result.plan().concurrency()));
    }

    /** Returns the responses a second, as expected or not: what Little's law speaks of. */
    private static double rate(LoadResult result) {
        return result.elapsed().isZero() ? 0 : result.responses() * 1e9 / nanos(result.elapsed());
    }

    private static Bound window(LoadResult result) {
        return new Bound(
                Cause.WINDOW,
                "The window bounded the run: "
                        + windowAllows(result)
                        + ", and "
                        + Objective.rate(rate(result))
                        + " came; raising concurrency would help as long as the target stays as fast.");
    }

    private static String windowAllows(LoadResult result) {
        return String.format(
                Locale.ROOT,
                "%,d in flight at a mean response time of %s allow at most %s",
                result.plan().concurrency(),
                DurationText.format(result.responseTime().mean()),
                Objective.rate(ceiling(result)));
    }

    private static double total(LatencyDistribution distribution) {
        return nanos(distribution.mean()) * distribution.count();
    }

    private static double nanos(Duration duration) {
        return duration.toNanos();
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
