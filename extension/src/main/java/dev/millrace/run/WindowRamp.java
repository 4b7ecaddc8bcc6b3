package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.WorkloadModel;

/**
 * When the slots of a lane's window open: one after the other, evenly over the time of the ramp-up,
 * in turns with those of other lanes.
 *
 * @param firstNanos from the start to the first slot
 * @param stepNanos from one slot to the next
 */
record WindowRamp(double firstNanos, double stepNanos) {

    static WindowRamp of(WorkloadModel.Closed model, int lane, int lanes) {
        double each = (double) DurationText.saturatedNanos(model.rampUp()) / model.concurrency();
        return new WindowRamp(each * lane, each * lanes);
    }

    /** Returns when a slot opens, in nanoseconds from the start. */
    long nanosOf(int slot) {
        return (long) (firstNanos + stepNanos * slot);
    }
}
