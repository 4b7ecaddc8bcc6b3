package dev.millrace.run;

import dev.millrace.clock.FakeClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestCursor;
import dev.millrace.request.RequestSource;

/** Starts a lane by itself, without a run and without a network. */
record OneLane(FakeTransport transport, FakeClock clock, LaneListener listener) {

    Lane start(LoadPlan plan, RequestSource source) {
        return start(plan, source, 0, OutcomeTap.NONE);
    }

    Lane start(LoadPlan plan, RequestSource source, int number, OutcomeTap tap) {
        RequestSource.Supply supply = source.open(Run.mostTaken(plan), plan.lanes());
        boolean inTurns = plan.model() instanceof WorkloadModel.Open;
        RequestCursor cursor = inTurns ? supply.cursorInTurns(number) : supply.cursor();
        MeasuredPart measured = MeasuredParts.startedNow(plan, clock);
        Lane lane = new Lane(plan, number, cursor, measured, transport, clock, listener, tap);
        lane.post(() -> lane.start(clock.nanos()));
        return lane;
    }
}
