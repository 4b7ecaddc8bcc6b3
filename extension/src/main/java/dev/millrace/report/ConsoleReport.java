package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Objective;
import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import dev.millrace.result.Transcript;
import dev.millrace.run.Progress;
import dev.millrace.run.RunListener;
import dev.millrace.verdict.Verdict;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the console shows of a run: a line each 5 s while it goes on, and a block at its end.
 *
 * <p>For one run after the other; not thread-safe.
 */
public final class ConsoleReport implements RunListener {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Consumer<String> console;
    private Duration due = INTERVAL;

    /** Shows runs on the console. */
    public ConsoleReport() {
        this(Console::print);
    }

    ConsoleReport(Consumer<String> console) {
        this.console = console;
    }

    @Override
    public void started(PlanSummary plan) {
        due = INTERVAL;
    }

    @Override
    public void progressed(Progress progress) {
        if (progress.elapsed().compareTo(due) >= 0) {
            due = progress.elapsed().plus(INTERVAL);
            console.accept(line(progress));
        }
    }

    /**
     * Shows the result.
     *
     * @param result what was measured
     * @param verdict what was made of it, or null where it was only measured
     */
    public void judged(LoadResult result, @Nullable Verdict verdict) {
        console.accept(ResultBlock.of(result, verdict));
    }

    private static String line(Progress progress) {
        Duration left = progress.left();
        return "[millrace] "
                + Transcript.escape(progress.name())
                + ": "
                + (progress.warmingUp() ? "warming up, " : "")
                + Counted.of(progress.requests(), "request")
                + ", "
                + Objective.rate(progress.rate())
                + ", p99 "
                + (progress.p99().isZero() ? "-" : DurationText.format(progress.p99()))
                + ", "
                + Counted.of(progress.failed(), "failure")
                + (left == null
                        ? ""
                        : ", about " + DurationText.format(wholeSeconds(left)) + " left");
    }

    private static Duration wholeSeconds(Duration left) {
        return Duration.ofSeconds(Math.max(1, left.plusMillis(500).toSeconds()));
    }
}
