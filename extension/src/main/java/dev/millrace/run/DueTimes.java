package dev.millrace.run;

import dev.millrace.plan.Arrivals;
import dev.millrace.plan.WorkloadModel;
import java.util.SplittableRandom;

/**
 * One lane's walk along the schedule: lanes take requests in turns, so that together they send the
 * same ones at the same times whatever their number.
 *
 * <p>Used by the lane's thread only.
 */
final class DueTimes {

    private final SendSchedule schedule;
    private final boolean even;
    private final SplittableRandom random;
    private final int lanes;
    private long index = -1;
    private double arrivals;
    private long nanos;

    /** Stands at the lane's first request. */
    DueTimes(WorkloadModel.Open model, int lane, int lanes) {
        this.lanes = lanes;
        schedule = new SendSchedule(model.stages());
        even = model.arrivals() == Arrivals.CONSTANT;
        random = new SplittableRandom(model.seed());
        walk(lane + 1);
    }

    /** Stands at the first request of all lanes, as one would send them. */
    static DueTimes ofAllLanes(WorkloadModel.Open model) {
        return new DueTimes(model, 0, 1);
    }

    /** Goes on to this lane's next request. */
    void advance() {
        walk(lanes);
    }

    private void walk(int steps) {
        index += steps;
        if (even) {
            arrivals = index;
        } else {
            // Each lane draws the gaps of all: a draw costs less than to tell the others.
            for (int drawn = 0; drawn < steps; drawn++) {
                arrivals += gap();
            }
        }
        nanos = schedule.nanosAfter(arrivals);
    }

    /**
     * Draws from the exponential distribution of mean 1, by inversion. Along the schedule, which
     * stretches such gaps by the rate, they make a Poisson process of that rate, also where it
     * changes (E. Çinlar, Introduction to Stochastic Processes, 1975, on non-stationary Poisson
     * processes).
     */
    private double gap() {
        return -StrictMath.log(1 - random.nextDouble());
    }

    /** Returns the index of the request. */
    long index() {
        return index;
    }

    /**
     * Returns when the request is due, in nanoseconds from the start; {@link SendSchedule#NEVER}
     * where all stages are over.
     */
    long nanos() {
        return nanos;
    }
}
