package dev.millrace;

import dev.millrace.report.Console;
import dev.millrace.report.ConsoleReport;
import dev.millrace.report.KeptFiles;
import dev.millrace.report.LoadSummary;
import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import dev.millrace.run.Progress;
import dev.millrace.run.RunListener;
import dev.millrace.verdict.Verdict;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a run everywhere: on the console, in files, in the summary; at its end, even where the
 * JVM goes down.
 */
final class RunReport implements RunListener {

    private final ConsoleReport console = new ConsoleReport();
    private final boolean judged;
    private final Consumer<KeptFiles> files;

    RunReport(boolean judged, Consumer<KeptFiles> files) {
        this.judged = judged;
        this.files = files;
    }

    static void waiting(String name, String holder) {
        Console.print(
                "[millrace] "
                        + name
                        + " waits for another load test of this machine to end: "
                        + holder);
    }

    @Override
    public void started(PlanSummary plan) {
        console.started(plan);
    }

    @Override
    public void progressed(Progress progress) {
        console.progressed(progress);
    }

    @Override
    public void finished(LoadResult result) {
        @Nullable Verdict verdict = judged ? Verdict.of(result) : null;
        console.judged(result, verdict);
        LoadSummary.OF_THIS_JVM.add(result, verdict);
        files.accept(KeptFiles.of(result));
    }
}
