package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Objective;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.LoadResult;
import dev.millrace.result.Transcript;
import dev.millrace.verdict.Ruling;
import dev.millrace.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects a row for each run of this JVM, to be shown together at the end.
 *
 * <p>Thread-safe; bounded: beyond 1,000 runs it only counts.
 */
public final class LoadSummary {

    /** The summary of all runs of this JVM. */
    public static final LoadSummary OF_THIS_JVM = new LoadSummary();

    static final int MOST_ROWS = 1_000;

    private static final List<String> HEADINGS =
            List.of("run", "ruling", "requests", "throughput", "p99", "failures");

    private final List<List<String>> rows = new ArrayList<>();
    private long runs;

    LoadSummary() {}

    /**
     * Adds a run.
     *
     * @param result what was measured
     * @param verdict what was made of it, or null where it was only measured
     */
    public void add(LoadResult result, @Nullable Verdict verdict) {
        String ruling = verdict == null ? "measured" : verdict.ruling().text();
        add(row(result.plan().name(), ruling, result));
    }

    /**
     * Adds a search for capacity, with the figures of the run that confirmed what it has found.
     *
     * @param result what was found
     */
    public void add(CapacityResult result) {
        LoadResult figures =
                Objects.requireNonNullElse(result.confirmation(), result.obstacle().result());
        String name = result.name() + ", capacity " + Objective.rate(result.rate());
        add(row(name, Ruling.of(result.ending()).text(), figures));
    }

    private synchronized void add(List<String> row) {
        runs++;
        if (rows.size() < MOST_ROWS) {
            rows.add(row);
        }
    }

    private static List<String> row(String name, String ruling, LoadResult result) {
        boolean timed = result.responseTime().count() > 0;
        return List.of(
                Transcript.escape(name),
                ruling,
                Counted.of(result.requests()),
                Objective.rate(result.throughput()),
                timed ? DurationText.format(result.responseTime().percentile(99)) : "-",
                Counted.of(result.failed()));
    }

    /**
     * Writes all rows for people.
     *
     * @return a table without a line end at the end; empty where nothing ran
     */
    public synchronized String table() {
        if (runs == 0) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add("[millrace] " + Counted.of(runs, "run"));
        lines.addAll(TextTable.lines(Stream.concat(Stream.of(HEADINGS), rows.stream()).toList()));
        if (runs > rows.size()) {
            lines.add("  and " + Counted.of(runs - rows.size(), "more run"));
        }
        return String.join("\n", lines);
    }
}
