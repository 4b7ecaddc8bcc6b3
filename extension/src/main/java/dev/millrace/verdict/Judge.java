package dev.millrace.verdict;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Scope;
import dev.millrace.plan.WarmUp;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import dev.millrace.result.Measurement;
import dev.millrace.result.TargetUse;
import dev.millrace.result.WarmedUp;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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
                        "response times were not the same for "
                                + DurationText.format(WarmUp.STEADY)
                                + " in a row until its end, after "
                                + length);
    }

    Finding judge(Objective objective) {
        return switch (objective.measure()) {
            case RESPONSE_TIME_PERCENTILE, RESPONSE_TIME_MEAN, RESPONSE_TIME_MAX, THROUGHPUT ->
                    excused(requests(objective));
            case FAILURES -> requests(objective);
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

    /** Judges failures that no objective speaks of; there are none where each has its own. */
    Optional<Finding> judge(OtherFailures others) {
        Figures figures =
                new Figures(
                        others.count(scope -> figures(scope).requests()),
                        others.count(scope -> figures(scope).failed()),
                        LatencyDistribution.EMPTY,
                        0,
                        result.elapsed());
        Finding finding = new RequestJudge(Objective.of(Measure.FAILURES, 0)).judge(figures);
        if (others.labels().isEmpty()) {
            return Optional.of(finding);
        }
        return figures.requests() == 0
                ? Optional.empty()
                : Optional.of(finding.named("other failures"));
    }

    private Finding requests(Objective objective) {
        RequestJudge judge = new RequestJudge(objective);
        Scope scope = objective.scope();
        if (scope.label() != null && !result.labels().containsKey(scope.label())) {
            return judge.withoutSuchLabel();
        }
        if (scope.window() == null) {
            return judge.judge(figures(scope));
        }
        return result.windows().stream()
                .filter(windows -> windows.objective().equals(objective))
                .findFirst()
                .map(judge::judge)
                .orElseGet(judge::withoutWindows);
    }

    private Figures figures(Scope scope) {
        LabelFigures none = new LabelFigures(0, 0, LatencyDistribution.EMPTY);
        return scope.label() == null
                ? Figures.of(result)
                : Figures.of(result.labels().getOrDefault(scope.label(), none), result.elapsed());
    }

    private TargetUse target() {
        Measurement none = Measurement.none("no process was watched: load.watch(pid) does that");
        return Objects.requireNonNullElse(result.target(), new TargetUse(-1, none, none, none));
    }

    private Measurement ownCpu() {
        Duration used = result.generator().processCpu();
        return used == null
                ? Measurement.none("this JVM does not tell its CPU time")
                : new Measurement(used.toNanos(), "CPU time of all threads");
    }

    private Finding excused(Finding finding) {
        return Verdict.excused(result, finding);
    }

    private static Finding memory(Objective objective, Measurement measurement) {
        if (!measurement.measured()) {
            return Row.of(objective, "0").notMeasured(measurement.how());
        }
        double bytes = measurement.value();
        return Row.of(objective, measurement.how())
                .compared(objective, bytes, objective.format(bytes));
    }

    /** CPU time by itself says nothing: it counts for each second, or for each request. */
    private Finding cpu(Objective objective, Measurement used) {
        boolean perRequest =
                objective.measure() == Measure.CPU_PER_REQUEST
                        || objective.measure() == Measure.TARGET_CPU_PER_REQUEST;
        double units = perRequest ? result.requests() : result.elapsed().toNanos();
        if (!used.measured()) {
            return Row.of(objective, "0").notMeasured(used.how());
        }
        if (units == 0) {
            return Row.of(objective, "0").tooFewSamples(objective.samplesNeeded());
        }
        double value = used.value() / units;
        String how = DurationText.format(used.value()) + " of " + used.how();
        return Row.of(objective, how).compared(objective, value, objective.format(value));
    }
}
