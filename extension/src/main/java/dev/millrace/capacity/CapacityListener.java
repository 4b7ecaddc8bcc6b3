package dev.millrace.capacity;

import dev.millrace.plan.CapacityPlan;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.CapacityStep;
import dev.millrace.run.Progress;

/** Told how a search for capacity goes on, on the thread that called it. */
public interface CapacityListener {

    /**
     * Takes note that the search starts.
     *
     * @param plan what is searched for, and how
     */
    default void started(CapacityPlan plan) {}

    /**
     * Takes note of how far a step is, about once a second.
     *
     * @param progress the figures so far
     */
    default void progressed(Progress progress) {}

    /**
     * Takes note of a step that has ended.
     *
     * @param step what it came to
     */
    default void stepped(CapacityStep step) {}

    /**
     * Takes the result of the search, also of one that was cut short.
     *
     * @param result what was found
     */
    default void finished(CapacityResult result) {}
}
