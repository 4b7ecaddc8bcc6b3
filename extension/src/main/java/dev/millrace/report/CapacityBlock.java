package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.plan.Objective;
import dev.millrace.result.CapacityEnding;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.result.Transcript;
import dev.millrace.verdict.Ruling;
import dev.millrace.verdict.Verdict;
import dev.millrace.verdict.VerdictMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a search for capacity found in one block of text: a pure function of its result. */
public final class CapacityBlock {

    private static final List<String> HEADINGS =
            List.of(
                    "rate",
                    "outcome",
                    "requests",
                    "throughput",
                    "p50",
                    "p99",
                    "p99.9",
                    "max",
                    "failures");

    private final CapacityResult result;

    private CapacityBlock(CapacityResult result) {
        this.result = result;
    }

    /**
     * Writes a result for people.
     *
     * @param result what was found
     * @return several lines without a line end at the end
     */
    public static String of(CapacityResult result) {
        CapacityBlock block = new CapacityBlock(result);
        return Stream.of(
                        List.of(title(result.name()) + ": " + Ruling.of(result.ending()).text()),
                        Margin.of("capacity", List.of(block.capacity())),
                        Margin.of("limit", block.limit()),
                        Margin.of("objectives", List.of(block.objectives())),
                        Margin.of("plan", block.plan()),
                        Margin.of("search", List.of(block.search())),
                        block.curve())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    /**
     * Writes what is searched for.
     *
     * @param name the search's name
     * @param plan how
     * @return one line
     */
    public static String start(String name, CapacityPlan plan) {
        return title(name)
                + ": searches for its capacity from "
                + Objective.rate(plan.startRate())
                + " on, in steps of "
                + DurationText.format(plan.stepAt(plan.startRate(), false).longest())
                + " at first, for at most "
                + DurationText.format(plan.deadline());
    }

    /**
     * Writes what a step came to.
     *
     * @param name the search's name
     * @param step the step
     * @return one line
     */
    public static String line(String name, CapacityStep step) {
        LatencyDistribution times = step.result().responseTime();
        return title(name)
                + ": "
                + Objective.rate(step.rate())
                + " "
                + step.outcome().text()
                + (step.confirming() ? " in a longer run" : "")
                + ": "
                + (step.held()
                        ? "p99 " + time(times, times.percentile(99).toNanos())
                        : step.reason());
    }

    /**
     * Writes the message of the one error thrown for a search: what became of it, its curve, and
     * the step that says most about it.
     *
     * @param result what was found
     * @return several lines without a line end at the end
     */
    public static String message(CapacityResult result) {
        CapacityBlock block = new CapacityBlock(result);
        LoadResult told = result.obstacle().result();
        return String.join(
                "\n\n",
                "The search for the capacity of " + result.name() + ": " + block.capacity(),
                String.join("\n", block.curve()),
                VerdictMessage.of(told, Verdict.of(told)));
    }

    private static String title(String name) {
        return "[millrace] " + Transcript.escape(name);
    }

    private String capacity() {
        LoadResult confirmation = result.confirmation();
        StopReason cutBy = result.cutBy();
        return Objective.rate(result.rate())
                + ", "
                + result.ending().text()
                + (cutBy == null ? "" : " (" + cutBy.text() + ")")
                + (confirmation == null
                        ? ""
                        : "; confirmed by a run of " + DurationText.format(confirmation.elapsed()));
    }

    private List<String> limit() {
        boolean judged = result.ending() != CapacityEnding.NOT_JUDGED;
        CapacityStep limit = judged ? result.limit() : result.obstacle();
        return limit == null
                ? List.of()
                : List.of(
                        "at " + Objective.rate(limit.rate()) + ": " + limit.reason(),
                        limit.bound());
    }

    private String objectives() {
        return Verdict.of(first()).findings().stream()
                .skip(1) // the run's own end
                .map(finding -> finding.objective() + " " + finding.asked())
                .collect(Collectors.joining(", "));
    }

    private LoadResult first() {
        return result.steps().get(0).result();
    }

    /** The first step's, without what differs from step to step. */
    private List<String> plan() {
        return List.of(
                "concurrency "
                        + Counted.of(first().plan().concurrency())
                        + ", "
                        + first().transport()
                        + " transport");
    }

    private String search() {
        return Counted.of(result.steps().size(), "step")
                + " in "
                + DurationText.format(result.elapsed());
    }

    private List<String> curve() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        result.curve().forEach(step -> rows.add(row(step)));
        return TextTable.lines(rows);
    }

    private static List<String> row(CapacityStep step) {
        LoadResult measured = step.result();
        LatencyDistribution times = measured.responseTime();
        return List.of(
                Objective.rate(step.rate()) + (step.confirming() ? " longer" : ""),
                step.outcome().text(),
                Counted.of(measured.requests()),
                Objective.rate(measured.throughput()),
                time(times, times.percentile(50).toNanos()),
                time(times, times.percentile(99).toNanos()),
                time(times, times.percentile(99.9).toNanos()),
                time(times, times.max().toNanos()),
                Objective.failures(0).format(measured.failureShare()));
    }

    private static String time(LatencyDistribution times, long nanos) {
        return times.count() == 0 ? "-" : DurationText.format(nanos);
    }
}
