package dev.millrace.verdict;

import dev.millrace.clock.DurationText;
import dev.millrace.http.FailureKind;
import dev.millrace.plan.Objective;
import dev.millrace.result.GeneratorLoad;
import dev.millrace.result.LoadResult;
import dev.millrace.verdict.Bound.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules that tell what bounded a run, from what leaves no doubt to what is left when nothing
 * else is found. Each gives a bound, or null where it does not hold.
 */
final class BoundRules {

    private static final double MOST_USER_CODE = 0.5;
    private static final double MOST_GC_PAUSE = 0.2;
    private static final double MOST_CONNECTING = 0.5;
    private static final double MOST_LOOK_UP = 0.5;
    private static final double MOST_MACHINE_CPU = 0.95;
    private static final double LEAST_FILLED = 0.7;

    /** Where lanes need less, others may well keep the machine busy, but hardly this run. */
    private static final double LEAST_LANE_CPU = 0.1;

    /** Chance and the network make less of it, in a target that serves all at once. */
    private static final double MOST_QUEUEING = 3;

    private final LoadResult result;
    private final GeneratorLoad load;
    private final Evidence seen;
    private final LaneTime lanes;
    private final List<Supplier<@Nullable Bound>> rules =
            List.of(
                    this::descriptors,
                    this::ports,
                    this::unknown,
                    this::gcPauses,
                    this::userCode,
                    this::starved,
                    this::generatorCpu,
                    this::names,
                    this::schedule,
                    this::politeness,
                    this::connecting,
                    this::tooLittle,
                    this::stalls,
                    this::lateForAnotherReason,
                    this::machineCpu,
                    this::server);

    BoundRules(LoadResult result) {
        this.result = result;
        load = result.generator();
        seen = new Evidence(result);
        lanes = new LaneTime(result);
    }

    Bound first() {
        return rules.stream()
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(this::window);
    }

    private @Nullable Bound descriptors() {
        long failures = seen.failures(FailureKind.OUT_OF_DESCRIPTORS);
        return bound(
                failures > 0,
                Cause.DESCRIPTORS,
                "File descriptors bounded the run: %,d requests failed as this process may open no"
                        + " more; raise `ulimit -n`, or lower concurrency.",
                failures);
    }

    private @Nullable Bound ports() {
        long failures = seen.failures(FailureKind.OUT_OF_PORTS);
        return bound(
                failures > 0,
                Cause.PORTS,
                "Local ports bounded the run: %,d requests failed as this machine has none left for"
                        + " the target; keep connections alive, or widen net.ipv4.ip_local_port_range.",
                failures);
    }

    private @Nullable Bound unknown() {
        return bound(
                result.responses() == 0,
                Cause.UNKNOWN,
                "What bounded the run cannot be told: %s.",
                result.warmUp() != null && result.requests() == 0
                        ? "all requests that were sent were of the warm-up"
                        : "no request got a response");
    }

    private @Nullable Bound userCode() {
        return bound(
                lanes.saturated() && lanes.userCodeShare() >= MOST_USER_CODE,
                Cause.USER_CODE,
                "The test's own code bounded the run: its request factory and expectations took %s"
                        + " of the lanes' time; %s.",
                LaneTime.percent(lanes.userCodeShare()),
                windowAllows());
    }

    private @Nullable Bound gcPauses() {
        return bound(
                seen.gcShare() >= MOST_GC_PAUSE,
                Cause.GC_PAUSES,
                "Garbage collection bounded the run: it paused this JVM for %s of the time; %s.",
                LaneTime.percent(seen.gcShare()),
                windowAllows());
    }

    private @Nullable Bound starved() {
        return bound(
                lanes.starved(),
                Cause.STARVED,
                "The generator was starved of CPU: its lanes had work for %s of the time, but got a"
                        + " processor for %s only%s; %s.",
                LaneTime.percent(lanes.busyShare()),
                LaneTime.percent(lanes.cpuShare()),
                machine(),
                windowAllows());
    }

    private @Nullable Bound generatorCpu() {
        return bound(
                lanes.saturated(),
                Cause.GENERATOR_CPU,
                "The generator's CPU bounded the run: its lanes were busy for %s of the time%s%s; %s.",
                LaneTime.percent(lanes.busyShare()),
                ofTheirCpu(),
                machine(),
                windowAllows());
    }

    private @Nullable Bound names() {
        return bound(
                seen.lookUpShare() >= MOST_LOOK_UP,
                Cause.NAMES,
                "Looking up a name bounded the run: that took %s of %s.",
                DurationText.format(load.slowestLookUp()),
                DurationText.format(result.elapsed()));
    }

    private @Nullable Bound connecting() {
        return bound(
                seen.connectShare() >= MOST_CONNECTING,
                Cause.CONNECTING,
                "Connecting bounded the run: %,d connections of %s each took %s of the time in"
                        + " which slots were in use; %s.",
                result.connectTime().count(),
                DurationText.format(result.connectTime().mean()),
                LaneTime.percent(seen.connectShare()),
                windowAllows());
    }

    private @Nullable Bound schedule() {
        return bound(
                seen.open() && !seen.behind(),
                Cause.SCHEDULE,
                "The schedule bounded the run: all that was due%s was sent, 99 %% of it no later than"
                        + " %s after it was due.",
                result.unsent() > 0 ? " before it was cut short" : "",
                DurationText.format(result.sendLag().percentile(99)));
    }

    private @Nullable Bound politeness() {
        return bound(
                seen.paced() && notFilled(),
                Cause.POLITENESS,
                "The run's own pauses and limits bounded it: on average %.1f of %,d slots had a"
                        + " request in flight.",
                seen.inFlight(),
                result.plan().concurrency());
    }

    private @Nullable Bound tooLittle() {
        return bound(
                !seen.open() && notFilled(),
                Cause.TOO_LITTLE,
                "The run was too short for its window to bound it: on average %.1f of %,d slots were"
                        + " in use.",
                seen.inFlight(),
                result.plan().concurrency());
    }

    private boolean notFilled() {
        return seen.inFlight() < LEAST_FILLED * result.plan().concurrency();
    }

    private @Nullable Bound stalls() {
        return bound(
                seen.open() && notFilled() && seen.lateAsTheSlowest(),
                Cause.SERVER,
                "The target bounded the run for a while: requests were late though on average only"
                        + " %.1f of %,d slots were in use; its slowest response took %s.",
                seen.inFlight(),
                result.plan().concurrency(),
                DurationText.format(result.serviceTime().max()));
    }

    private @Nullable Bound lateForAnotherReason() {
        return bound(
                seen.open() && notFilled(),
                Cause.UNKNOWN,
                "What made requests late cannot be told: on average only %.1f of %,d slots were in"
                        + " use, the target's slowest response took %s, and the latest request left"
                        + " %s after it was due.",
                seen.inFlight(),
                result.plan().concurrency(),
                DurationText.format(result.serviceTime().max()),
                DurationText.format(result.sendLag().max()));
    }

    private @Nullable Bound machineCpu() {
        return bound(
                load.machineCpu() >= MOST_MACHINE_CPU && lanes.cpuShare() >= LEAST_LANE_CPU,
                Cause.MACHINE_CPU,
                "This machine's CPU bounded the run: its processors were busy for %s of the time,"
                        + " the lanes at %s of theirs; what else runs here, such as the target, needs"
                        + " them too.",
                LaneTime.percent(load.machineCpu()),
                LaneTime.percent(lanes.cpuShare()));
    }

    private @Nullable Bound server() {
        return bound(
                result.plan().concurrency() > 1 && seen.queueing() >= MOST_QUEUEING,
                Cause.SERVER,
                "The target bounded the run, as far as can be seen from outside: with %,d in flight"
                        + " three of four responses took %s or longer, but the fastest %s, so that"
                        + " requests waited there for each other; raising concurrency would make"
                        + " them wait longer.",
                result.plan().concurrency(),
                DurationText.format(seen.usualServiceTime()),
                DurationText.format(result.serviceTime().min()));
    }

    private Bound window() {
        return new Bound(
                Cause.WINDOW,
                String.format(
                        Locale.ROOT,
                        "The window bounded the run: %s, and %s came; raising concurrency would help"
                                + " as long as the target stays as fast.",
                        windowAllows(),
                        Objective.rate(seen.rate())));
    }

    private String windowAllows() {
        return String.format(
                Locale.ROOT,
                "%,d in flight for %s each allow at most %s",
                result.plan().concurrency(),
                DurationText.format(seen.slotTime()),
                Objective.rate(seen.ceiling()));
    }

    private String ofTheirCpu() {
        return lanes.cpuShare() < 0
                ? ""
                : ", and at " + LaneTime.percent(lanes.cpuShare()) + " of their CPU";
    }

    private String machine() {
        return load.machineCpu() < 0
                ? ""
                : "; all processors of this machine were busy for "
                        + LaneTime.percent(load.machineCpu())
                        + " of it";
    }

    private static @Nullable Bound bound(
            boolean holds, Cause cause, String sentence, Object... figures) {
        return holds ? new Bound(cause, String.format(Locale.ROOT, sentence, figures)) : null;
    }
}
