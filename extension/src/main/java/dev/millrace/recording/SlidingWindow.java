package dev.millrace.recording;

import dev.millrace.plan.Scope;
import dev.millrace.result.ObjectiveWindows;
import java.util.stream.Stream;

/** A window that slides over a run. */
interface SlidingWindow {

    /** Returns whose requests it looks at. */
    Scope scope();

    /**
     * Slides on.
     *
     * @param ended the requests that ended since the last call
     * @param nowNanos nanoseconds since the run's start
     */
    void slide(Tally ended, long nowNanos);

    /** Returns how the objectives came out up to now. */
    Stream<ObjectiveWindows> windows();
}
