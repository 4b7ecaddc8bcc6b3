package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;

/** Makes parts of runs that start now. */
final class MeasuredParts {

    private MeasuredParts() {}

    static MeasuredPart startedNow(LoadPlan plan, NanoClock clock) {
        MeasuredPart part = new MeasuredPart(plan);
        part.start(clock.nanos());
        return part;
    }
}
