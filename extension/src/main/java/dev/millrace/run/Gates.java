package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.recording.LaneRecorder;
import dev.millrace.request.RequestCursor;
import java.util.function.BooleanSupplier;

/**
 * Builds the gate of a lane: the plainest that does what the plan asks for.
 *
 * @param plan the run's plan
 * @param lane 0..lanes-1
 * @param measured the part of the run that is recorded
 * @param clock the time
 */
record Gates(LoadPlan plan, int lane, MeasuredPart measured, NanoClock clock) {

    SendGate before(
            RequestCursor source,
            InFlightWindow window,
            LaneRecorder recorder,
            BooleanSupplier mayRead) {
        WorkloadModel model = plan.model();
        if (model instanceof WorkloadModel.Open open) {
            DueTimes due = new DueTimes(open, lane, plan.lanes());
            return new ScheduleGate(source, due, measured, clock);
        }
        WorkloadModel.Closed closed = (WorkloadModel.Closed) model;
        WindowRamp ramp = WindowRamp.of(closed, lane, plan.lanes());
        if (closed.pacing() != null || plan.politeness().limited()) {
            return new PacedGate(plan, closed, window, ramp, source, mayRead, clock, recorder);
        }
        return closed.rampUp().isZero()
                ? new FreeGate(source)
                : new RampUpGate(source, window, ramp, clock);
    }
}
