package dev.millrace.verdict;

import dev.millrace.plan.Objective;
import dev.millrace.result.LoadResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How a result came out against what was demanded of it: a finding for the run's end, one for a
 * warm-up that was to become steady, and one for each objective. Failures that no objective speaks
 * of are not allowed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param findings at least two
 */
public record Verdict(List<Finding> findings) {

    // Copies what could change.
    public Verdict {
        findings = List.copyOf(findings);
    }

    /**
     * Judges a result against the objectives of its plan: a pure function.
     *
     * @param result a result, complete or partial
     * @return the verdict
     */
    public static Verdict of(LoadResult result) {
        Judge judge = new Judge(result);
        List<Finding> findings = new ArrayList<>();
        findings.add(judge.run());
        Finding warmUp = judge.warmUp();
        if (warmUp != null) {
            findings.add(warmUp);
        }
        List<Objective> objectives = result.plan().objectives();
        OtherFailures.besides(objectives).flatMap(judge::judge).ifPresent(findings::add);
        objectives.forEach(objective -> findings.add(judge.judge(objective)));
        return new Verdict(findings);
    }

    /**
     * Judges a result against one objective, whether its plan has it or not: a pure function.
     *
     * @param result a result, complete or partial
     * @param objective what is demanded
     * @return the finding
     */
    public static Finding judge(LoadResult result, Objective objective) {
        return new Judge(result).judge(objective);
    }

    /**
     * Takes a finding on a time or a throughput for inconclusive where a saturated generator has
     * spoiled it: what was missed may be its own doing, and what was met says nothing about a
     * target that had too little to do.
     *
     * @param result the result that was judged
     * @param finding how something came out that was timed in it
     * @return the finding, inconclusive where the lanes had no time to spare
     */
    public static Finding excused(LoadResult result, Finding finding) {
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

    /**
     * Returns the ruling on the whole: missed where anything is, else inconclusive where anything
     * is.
     *
     * @return the ruling
     */
    public Ruling ruling() {
        return !ruledAs(Ruling.MISSED).isEmpty()
                ? Ruling.MISSED
                : ruledAs(Ruling.INCONCLUSIVE).isEmpty() ? Ruling.MET : Ruling.INCONCLUSIVE;
    }

    /**
     * Tells whether everything that was demanded is met.
     *
     * @return false where anything is missed or inconclusive
     */
    public boolean met() {
        return ruling() == Ruling.MET;
    }

    /**
     * Returns the findings that came out so.
     *
     * @param ruling how they came out
     * @return these findings in order
     */
    public List<Finding> ruledAs(Ruling ruling) {
        return findings.stream().filter(finding -> finding.ruling() == ruling).toList();
    }

    /**
     * Writes the findings as a table for people.
     *
     * @return a head and one line for each finding, columns aligned, without a line end at the end
     */
    public String table() {
        return FindingTable.of(findings);
    }
}
