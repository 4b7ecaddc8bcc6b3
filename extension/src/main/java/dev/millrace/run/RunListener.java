package dev.millrace.run;

import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;

/** Told what a run does, on the thread that called it; never on a lane. */
public interface RunListener {

    /**
     * Takes note that the run starts.
     *
     * @param plan what it is to do
     */
    default void started(PlanSummary plan) {}

    /**
     * Takes note of how far the run is, about once a second.
     *
     * @param progress the figures so far
     */
    default void progressed(Progress progress) {}

    /**
     * Takes the result, complete or partial.
     *
     * @param result what was measured
     */
    default void finished(LoadResult result) {}
}
