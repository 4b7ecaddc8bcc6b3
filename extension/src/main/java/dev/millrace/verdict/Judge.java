package dev.millrace.verdict;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.TimeBound;
import dev.millrace.plan.WarmUp;
import dev.millrace.result.LoadResult;
import dev.millrace.result.Measurement;
import dev.millrace.result.TargetUse;
import dev.millrace.result.WarmedUp;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges what was demanded of one result. */
record Judge(LoadResult result) {

    Finding run() {
        Row row = new Row("run", "to its planned end", Row.count(result.requests()));
        String end = result.stopReason().text();
        String unsent = result.unsent() > 0 ? Row.count(result.unsent()) + " unsent" : "";
        if (result.stopReason().planned()) {
            return unsent.isEmpty() ? row.met(end) : row.missed(end, unsent);
        }
        return row.missed("cut short", unsent.isEmpty() ? end : end + "; " + unsent);
    }

    /** What follows a warm-up that was never seen to be steady may be warm-up too. */
    @Nullable Finding warmUp() {
        WarmedUp sent = result.warmUp();
        if (sent == null
                || !(result.plan().length().warmUp() instanceof WarmUp.UntilSteady asked)) {
            return null;
        }
        Row row =
                new Row(
                        "warm-up",
                        "steady within " + DurationText.format(asked.most()),
                        Row.count(sent.requests()));
        String length = DurationText.format(sent.length());
        return sent.steady()
                ? row.met("steady after " + length)
                : row.inconclusive(
                        "no steady state",
                        "response times still changed within the last "
                                + DurationText.format(WarmUp.STEADY)
                                + " of "
                                + length);
    }

    Finding judge(Objective objective) {
        return switch (objective.measure()) {
            case RESPONSE_TIME_PERCENTILE ->
                    excused(responseTime().percentile(objective.percentile(), atMost(objective)));
            case RESPONSE_TIME_MEAN -> excused(responseTime().mean(atMost(objective)));
            case RESPONSE_TIME_MAX -> excused(responseTime().max(atMost(objective)));
            case FAILURES -> failures(objective);
            case THROUGHPUT -> excused(throughput(objective));
            case HEAP -> memory(objective, result.memory().heap());
            case RSS -> memory(objective, result.memory().rss());
            case DIRECT -> memory(objective, result.memory().direct());
            case ALLOCATION_PER_REQUEST ->
                    memory(objective, result.memory().allocationPerRequest());
            case CPU, CPU_PER_REQUEST -> cpu(objective, ownCpu());
            case TARGET_HEAP -> memory(objective, target().heap());
            case TARGET_RSS -> memory(objective, target().rss());
            case TARGET_CPU, TARGET_CPU_PER_REQUEST -> cpu(objective, target().cpu());
        };
    }

    private TargetUse target() {
        Measurement none = Measurement.none("no process was watched: load.watch(pid) does that");
        return Objects.requireNonNullElse(result.target(), new TargetUse(-1, none, none, none));
    }

    private Measurement ownCpu() {
        return new Measurement(
                result.generator().processCpu().toNanos(), "CPU time of all threads");
    }

    private TimeFigures responseTime() {
        return new TimeFigures("response time", result.responseTime(), result.overdue());
    }

    private static TimeBound atMost(Objective objective) {
        return new TimeBound(true, Duration.ofNanos((long) objective.bound()));
    }

    private Finding failures(Objective objective) {
        Row row = row(objective, Row.count(result.requests()));
        if (result.requests() == 0) {
            return row.tooFewSamples(objective.samplesNeeded());
        }
        double share = result.failureShare();
        String failed = result.failed() > 0 ? " (" + Row.count(result.failed()) + ")" : "";
        return compared(row, objective, share, objective.format(share) + failed);
    }

    private Finding throughput(Objective objective) {
        Row row = row(objective, Row.count(result.requests()));
        double rate = result.throughput();
        return result.requests() == 0
                ? row.tooFewSamples(objective.samplesNeeded())
                : compared(row, objective, rate, objective.format(rate));
    }

    private static Finding memory(Objective objective, Measurement measurement) {
        if (!measurement.measured()) {
            return row(objective, "0").notMeasured(measurement.how());
        }
        double bytes = measurement.value();
        return compared(
                row(objective, measurement.how()), objective, bytes, objective.format(bytes));
    }

    /** CPU time by itself says nothing: it counts for each second, or for each request. */
    private Finding cpu(Objective objective, Measurement used) {
        boolean perRequest =
                objective.measure() == Measure.CPU_PER_REQUEST
                        || objective.measure() == Measure.TARGET_CPU_PER_REQUEST;
        double units = perRequest ? result.requests() : result.elapsed().toNanos();
        if (!used.measured()) {
            return row(objective, "0").notMeasured(used.how());
        }
        if (units == 0) {
            return row(objective, "0").tooFewSamples(objective.samplesNeeded());
        }
        double value = used.value() / units;
        String how = DurationText.format(used.value()) + " of " + used.how();
        return compared(row(objective, how), objective, value, objective.format(value));
    }

    private static Row row(Objective objective, String samples) {
        return new Row(objective.name(), objective.asked(), samples);
    }

    private static Finding compared(Row row, Objective objective, double value, String measured) {
        double bound = objective.bound();
        double over = objective.measure().atLeast() ? bound - value : value - bound;
        if (over <= 0) {
            return row.met(measured);
        }
        boolean looksMet = objective.format(value).equals(objective.format(bound));
        return row.missed(measured, looksMet ? "by " + objective.format(over) : "");
    }

    /**
     * Takes for inconclusive what a saturated generator has spoiled: what was missed may be its own
     * doing, and what was met says nothing about a target that had too little to do.
     */
    private Finding excused(Finding finding) {
        LaneTime lanes = new LaneTime(result);
        if (finding.ruling() == Ruling.INCONCLUSIVE || !lanes.saturated()) {
            return finding;
        }
        return new Row(finding.objective(), finding.asked(), finding.samples())
                .inconclusive(
                        finding.measured(),
                        "the generator itself was saturated (its lanes were busy for "
                                + LaneTime.percent(lanes.busyShare())
                                + " of the time)");
    }
}
