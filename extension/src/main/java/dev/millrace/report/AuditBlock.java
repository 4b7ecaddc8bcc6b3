package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.AuditResult;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.result.Transcript;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what an audit found in one block of text: a pure function of its result. */
public final class AuditBlock {

    private final AuditResult result;

    private AuditBlock(AuditResult result) {
        this.result = result;
    }

    /**
     * Writes a result for people.
     *
     * @param name the audit's name
     * @param result what was found
     * @return several lines without a line end at the end; control characters are escaped
     */
    public static String of(String name, AuditResult result) {
        AuditBlock block = new AuditBlock(result);
        return Stream.of(
                        List.of("[millrace] " + Transcript.escape(name) + ": audited"),
                        Margin.of("report", List.of(Transcript.escape(result.report().toString()))),
                        Margin.of("urls", List.of(block.urls())),
                        Margin.of("errors", List.of(block.errors())),
                        Margin.of("statuses", block.statuses()),
                        Margin.of("failures", block.failures()),
                        Margin.of("redirected", List.of(Counted.of(result.redirected()))),
                        Margin.of("elapsed", List.of(block.elapsed())))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    /**
     * Tells that an audit did not come to its end.
     *
     * @param name the audit's name
     * @param result what was found
     * @param reason what cut it short
     * @return a sentence with what to do
     */
    public static String cutShort(String name, AuditResult result, StopReason reason) {
        return name
                + " was cut short, as "
                + reason.text()
                + ": "
                + result.report()
                + " has "
                + Counted.of(result.rows())
                + " of "
                + Counted.of(result.urls(), "row")
                + "; run it again to go on from there";
    }

    private String urls() {
        return Counted.of(result.rows())
                + " of "
                + Counted.of(result.urls())
                + ", "
                + Counted.of(result.resumed())
                + " of them by an earlier session, "
                + Counted.of(result.notTried())
                + " not tried as their hosts were given up";
    }

    private String errors() {
        return Counted.of(result.errors())
                + " ("
                + Objective.of(Measure.FAILURES, 0).format(result.errorShare())
                + "): "
                + Counted.of(result.broken())
                + " without a response, "
                + Counted.of(result.errors() - result.broken())
                + " with a status of 400 or above";
    }

    private List<String> statuses() {
        return counts(result.statuses().entrySet().stream().map(AuditBlock::count));
    }

    private List<String> failures() {
        return counts(
                result.failures().entrySet().stream()
                        .map(kind -> Map.entry(kind.getKey().text(), kind.getValue()))
                        .map(AuditBlock::count));
    }

    private static String count(Map.Entry<?, Long> counted) {
        return Counted.of(counted.getValue()) + " x " + counted.getKey();
    }

    private static List<String> counts(Stream<String> counts) {
        String joined = counts.collect(Collectors.joining(", "));
        return joined.isEmpty() ? List.of() : List.of(joined);
    }

    private String elapsed() {
        LoadResult sent = result.sent();
        return sent == null
                ? "nothing was sent, as the report has all rows already"
                : DurationText.format(sent.elapsed()) + " in this session, " + requests(sent);
    }

    private static String requests(LoadResult sent) {
        double seconds = sent.elapsed().toNanos() / 1e9;
        return Counted.of(sent.requests(), "request")
                + (seconds > 0 ? ", " + Objective.rate(sent.requests() / seconds) : "");
    }
}
