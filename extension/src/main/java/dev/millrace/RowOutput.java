package dev.millrace;

import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import dev.millrace.rows.RowWriter;
import dev.millrace.run.OutcomeTap;
import dev.millrace.run.Progress;
import dev.millrace.run.RowTap;
import dev.millrace.run.RunListener;

/**
 * Writes the rows of a run, and completes their file once the result is told: before the JVM may
 * exit, and so that the result is told even where the file fails.
 */
final class RowOutput implements RunListener, AutoCloseable {

    private final RowWriter writer;
    private final OutcomeTap tap;
    private final RunListener report;

    RowOutput(WrittenRows rows, RunListener report) {
        this.writer = rows.open();
        this.tap = new RowTap(writer, rows.columns());
        this.report = report;
    }

    OutcomeTap tap() {
        return tap;
    }

    @Override
    public void started(PlanSummary plan) {
        report.started(plan);
    }

    @Override
    public void progressed(Progress progress) {
        report.progressed(progress);
    }

    @Override
    public void finished(LoadResult result) {
        report.finished(result);
        close();
    }

    @Override
    public void close() {
        writer.close();
    }
}
