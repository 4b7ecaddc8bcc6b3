package dev.millrace.capacity;

import dev.millrace.plan.CapacityPlan;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.CapacityStep.Outcome;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.verdict.Bound;
import dev.millrace.verdict.Finding;
import dev.millrace.verdict.Ruling;
import dev.millrace.verdict.Verdict;
import java.util.stream.Collectors;

/** Tells what a step says about its rate. */
final class StepJudge {

    private StepJudge() {}

    static CapacityStep judged(CapacityPlan.Step step, LoadResult result) {
        Verdict verdict = Verdict.of(result);
        Bound bound = Bound.of(result);
        return new CapacityStep(
                step.rate(),
                step.confirming(),
                outcome(result, verdict, bound),
                reason(result, verdict),
                bound.sentence(),
                result);
    }

    private static Outcome outcome(LoadResult result, Verdict verdict, Bound bound) {
        StopReason stop = result.stopReason();
        if (!stop.planned() && stop != StopReason.OBJECTIVE_LOST) {
            return Outcome.CUT_SHORT;
        }
        if (verdict.met()) {
            return Outcome.HELD;
        }
        if (bound.cause().ofGenerator()) {
            return Outcome.GENERATOR_LIMITED;
        }
        return verdict.ruling() == Ruling.MISSED ? Outcome.MISSED : Outcome.NOT_JUDGED;
    }

    /** Of a run that failed fast, the end says less than what it failed for. */
    private static String reason(LoadResult result, Verdict verdict) {
        boolean lost = result.stopReason() == StopReason.OBJECTIVE_LOST;
        return verdict.findings().stream()
                .skip(lost ? 1 : 0)
                .filter(finding -> finding.ruling() != Ruling.MET)
                .map(StepJudge::reason)
                .collect(Collectors.joining("; ", lost ? "lost before its end: " : "", ""));
    }

    private static String reason(Finding finding) {
        return finding.objective()
                + " "
                + finding.measured()
                + (finding.reason().isEmpty() ? "" : " (" + finding.reason() + ")");
    }
}
