package dev.millrace.plan;

import dev.millrace.check.Expectation;
import dev.millrace.clock.DurationText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run shall do, validated: whoever holds one may start it.
 *
 * @param name what the run is called: the test's class and method
 * @param model when requests are due
 * @param length when enough has been sent
 * @param limits how long things may take
 * @param connections how connections are made and used
 * @param politeness what is not done to those that are loaded
 * @param lanes how many threads drive it, at least 1, at most the window
 * @param requestIds the ids that requests carry, or null for none
 * @param watch the process of the system under test, or null where none is watched
 * @param failFast whether it stops as soon as an objective cannot be met any more
 * @param persistent whether it goes on where no target can be reached or one may not be loaded, as
 *     an audit of them does, rather than stopping as a load does
 * @param expectations what each response must show; empty for 2xx or 3xx
 * @param objectives what the verdict demands
 */
public record LoadPlan(
        String name,
        WorkloadModel model,
        RunLength length,
        TimeLimits limits,
        ConnectionOptions connections,
        Politeness politeness,
        int lanes,
        @Nullable RequestIds requestIds,
        @Nullable WatchedProcess watch,
        boolean failFast,
        boolean persistent,
        List<Expectation> expectations,
        List<Objective> objectives) {

    /** Windows slide second by second, so that one may be so much longer than asked. */
    private static final Duration STEP_OF_A_WINDOW = Duration.ofSeconds(1);

    // Refuses what contradicts itself.
    public LoadPlan {
        expectations = List.copyOf(expectations);
        objectives = List.copyOf(objectives);
        Rules.require(lanes >= 1, "lanes", "be at least 1", lanes);
        Rules.require(
                lanes <= model.concurrency(),
                "lanes",
                "be at most `concurrency` (" + model.concurrency() + ")",
                lanes);
        Rules.require(
                lanes == 1 || !politeness.limitsHosts(),
                "lanes",
                "be 1 where `inFlightPerHost` or `ratePerHost` is set, as lanes share nothing",
                lanes);
        requireOneMaster(model, politeness);
        requireTimeFor(length, limits);
        requireTimeFor(model, length, limits);
        requireTimeAfterWarmUp(model, length);
        requireWayFor(connections);
        if (watch == null) {
            objectives.forEach(LoadPlan::requireNotOfTarget);
        }
        expectations.forEach(expectation -> requireBodyFor(expectation, connections));
        requireSamples(objectives, model, length);
        Duration longest = longest(model, length);
        objectives.forEach(objective -> requireRoomFor(objective, longest));
        if (model instanceof WorkloadModel.Open open && open.arrivals() == Arrivals.CONSTANT) {
            objectives.forEach(objective -> requireSamplesInAWindow(objective, open));
        }
    }

    private static void requireNotOfTarget(Objective objective) {
        Rules.require(
                !objective.measure().ofTarget(),
                "watch",
                "name the target's process, as load.watch(pid) does, where there is a ceiling of the "
                        + objective.name(),
                "not set");
    }

    /** What says when requests are due must be one thing. */
    private static void requireOneMaster(WorkloadModel model, Politeness politeness) {
        boolean paced = model instanceof WorkloadModel.Closed closed && closed.pacing() != null;
        boolean open = model instanceof WorkloadModel.Open;
        Rules.require(
                !politeness.limited() || !(open || paced),
                open ? "rate" : "pacing",
                "not be set where `delay`, `inFlightPerHost` or `ratePerHost` is",
                "set");
    }

    private static void requireTimeFor(WorkloadModel model, RunLength length, TimeLimits limits) {
        if (model instanceof WorkloadModel.Open open && length.duration() == null && open.ends()) {
            Rules.require(
                    open.length().compareTo(limits.deadline()) < 0,
                    "deadline",
                    "be longer than all stages (" + DurationText.format(open.length()) + ")",
                    limits.deadline());
        }
    }

    private static void requireTimeFor(RunLength length, TimeLimits limits) {
        Duration warmUp = length.longestWarmUp();
        Duration duration = length.duration() == null ? Duration.ZERO : length.duration();
        Rules.require(
                duration.plus(warmUp).compareTo(limits.deadline()) < 0,
                "deadline",
                "be longer than "
                        + (length.duration() == null ? "" : "`duration` ")
                        + (length.duration() == null || warmUp.isZero() ? "" : "and ")
                        + (warmUp.isZero() ? "" : "`warmUp` ")
                        + "("
                        + DurationText.format(duration.plus(warmUp))
                        + ")",
                limits.deadline());
    }

    private static void requireTimeAfterWarmUp(WorkloadModel model, RunLength length) {
        if (model instanceof WorkloadModel.Open open && open.ends()) {
            Rules.require(
                    length.longestWarmUp().compareTo(open.length()) < 0,
                    "warmUp",
                    "be shorter than all stages, of which it is the first part ("
                            + DurationText.format(open.length())
                            + ")",
                    length.longestWarmUp());
            if (length.warmUp() instanceof WarmUp.Requests first) {
                Rules.require(
                        first.requests() < open.allDue(),
                        "warmUp",
                        "be fewer requests than are due in all stages (" + open.allDue() + ")",
                        first.requests());
            }
        }
    }

    private static void requireWayFor(ConnectionOptions connections) {
        TransportChoice transport = connections.transport();
        String beyondDirect = connections.beyondDirect();
        Rules.require(
                transport != TransportChoice.DIRECT || beyondDirect == null,
                "transport",
                "be AUTO or HTTP_CLIENT where " + beyondDirect + ", which needs HttpClient",
                transport);
    }

    private static void requireBodyFor(Expectation expectation, ConnectionOptions connections) {
        Rules.require(
                !connections.skipBodies() || !expectation.readsBody(),
                "skipBodies",
                "not be set where an expectation reads the body",
                expectation.description());
    }

    private static void requireSamples(
            List<Objective> objectives, WorkloadModel model, RunLength length) {
        RunLength foreseen = model.foreseen(length);
        if (foreseen.counted()) {
            boolean scheduled = foreseen.requests() < length.requests();
            objectives.forEach(
                    objective -> requireSamplesFor(objective, foreseen.requests(), scheduled));
        }
    }

    private static void requireSamplesFor(Objective objective, long requests, boolean scheduled) {
        String needed = String.valueOf(objective.samplesNeeded());
        Rules.require(
                requests >= objective.samplesNeeded(),
                scheduled ? "rate" : "requests",
                (scheduled
                                ? "have at least " + needed + " requests due until the run ends"
                                : "be at least " + needed)
                        + " to judge the "
                        + objective.name()
                        + (objective.percentile() > 0
                                ? " (" + Objective.SAMPLES_ABOVE_A_PERCENTILE + " samples above it)"
                                : ""),
                requests);
    }

    /** The time for which requests are sent at most, without the warm-up. */
    private static Duration longest(WorkloadModel model, RunLength length) {
        Duration schedule =
                model instanceof WorkloadModel.Open open && open.ends()
                        ? open.length().minus(length.longestWarmUp())
                        : Stage.UNENDING;
        Duration duration = length.duration();
        Duration longest =
                duration == null || schedule.compareTo(duration) < 0 ? schedule : duration;
        // The last request is due, and may have ended, before the time is over.
        return model instanceof WorkloadModel.Open ? longest.minus(STEP_OF_A_WINDOW) : longest;
    }

    private static void requireRoomFor(Objective objective, Duration run) {
        if (objective.scope().window() instanceof Window.Time window) {
            Rules.require(
                    window.length().compareTo(run) <= 0,
                    "within",
                    "be at most the time for which the run sends, at a rate less a second ("
                            + DurationText.format(run.isNegative() ? Duration.ZERO : run)
                            + ")",
                    window.length());
        }
    }

    private static void requireSamplesInAWindow(Objective objective, WorkloadModel.Open model) {
        if (objective.scope().window() instanceof Window.Time window
                && objective.scope().label() == null) {
            double seconds = window.length().plus(STEP_OF_A_WINDOW).toNanos() / 1e9;
            Rules.require(
                    Math.ceil(model.peakRate() * seconds) >= objective.samplesNeeded(),
                    "within",
                    "be as long as "
                            + objective.samplesNeeded()
                            + " requests take at "
                            + Objective.rate(model.peakRate())
                            + ", to judge the "
                            + objective.name(),
                    window.length());
        }
    }

    /**
     * Returns the number of lanes that is right for a machine: its processors less one, within the
     * window.
     *
     * @param processors how many processors there are
     * @param concurrency the window
     * @return the number of lanes, at least 1
     */
    public static int defaultLanes(int processors, int concurrency) {
        return Math.max(1, Math.min(processors - 1, concurrency));
    }

    /**
     * Returns a lane's share of the window; the first lanes take what cannot be divided.
     *
     * @param lane 0..lanes-1
     * @return the most requests that lane has in flight, at least 1
     */
    public int windowOf(int lane) {
        int concurrency = model.concurrency();
        return concurrency / lanes + (lane < concurrency % lanes ? 1 : 0);
    }
}
