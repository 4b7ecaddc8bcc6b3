package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.result.LabelFigures;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import dev.millrace.result.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The latencies of a run as tables. */
final class LatencyTables {

    private static final int LABEL_CHARS = 40;

    private LatencyTables() {}

    /** The clocks of the run; those that measured nothing are left out. */
    static List<String> clocks(LoadResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "p50", "p90", "p95", "p99", "p99.9", "max", "mean"));
        addClock(rows, "response time", result.responseTime());
        if (result.omits()) {
            addClock(rows, "corrected", result.correctedResponseTime());
        }
        addClock(rows, "service time", result.serviceTime());
        addClock(rows, "connect time", result.connectTime());
        addClock(rows, "send lag", result.sendLag());
        return rows.size() == 1 ? List.of() : TextTable.lines(rows);
    }

    private static void addClock(List<List<String>> rows, String name, LatencyDistribution times) {
        if (times.count() > 0) {
            rows.add(
                    List.of(
                            name,
                            percentile(times, 50),
                            percentile(times, 90),
                            percentile(times, 95),
                            percentile(times, 99),
                            percentile(times, 99.9),
                            DurationText.format(times.max()),
                            DurationText.format(times.mean())));
        }
    }

    /** The figures of each label. */
    static List<String> labels(Map<String, LabelFigures> labels) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("label", "requests", "failed", "p50", "p99", "max"));
        labels.forEach((label, figures) -> rows.add(row(label, figures)));
        return labels.isEmpty() ? List.of() : TextTable.lines(rows);
    }

    private static List<String> row(String label, LabelFigures figures) {
        LatencyDistribution times = figures.responseTime();
        boolean timed = times.count() > 0;
        return List.of(
                shortened(Transcript.escape(label)),
                Counted.of(figures.requests()),
                Counted.of(figures.failed()),
                timed ? percentile(times, 50) : "-",
                timed ? percentile(times, 99) : "-",
                timed ? DurationText.format(times.max()) : "-");
    }

    private static String shortened(String label) {
        return label.length() <= LABEL_CHARS ? label : label.substring(0, LABEL_CHARS - 3) + "...";
    }

    private static String percentile(LatencyDistribution times, double percentile) {
        return DurationText.format(times.percentile(percentile));
    }
}
