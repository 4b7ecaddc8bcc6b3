package dev.millrace;

import dev.millrace.capacity.CapacityListener;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.report.CapacityBlock;
import dev.millrace.report.Console;
import dev.millrace.report.ConsoleReport;
import dev.millrace.report.KeptFiles;
import dev.millrace.report.LoadSummary;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.result.LoadResult;
import dev.millrace.run.Progress;
import java.util.function.Consumer;

/** Tells of a search for capacity everywhere: on the console, in files, in the summary. */
final class CapacityReport implements CapacityListener {

    private final String name;
    private final Consumer<KeptFiles> files;
    private ConsoleReport console = new ConsoleReport();

    CapacityReport(String name, Consumer<KeptFiles> files) {
        this.name = name;
        this.files = files;
    }

    @Override
    public void started(CapacityPlan plan) {
        Console.print(CapacityBlock.start(name, plan));
    }

    @Override
    public void progressed(Progress progress) {
        console.progressed(progress);
    }

    @Override
    public void stepped(CapacityStep step) {
        console = new ConsoleReport();
        Console.print(CapacityBlock.line(name, step));
    }

    @Override
    public void finished(CapacityResult result) {
        Console.print(CapacityBlock.of(result));
        LoadSummary.OF_THIS_JVM.add(result);
        LoadResult confirmation = result.confirmation();
        if (confirmation != null) {
            files.accept(KeptFiles.of(confirmation));
        }
        files.accept(KeptFiles.of(result));
    }
}
