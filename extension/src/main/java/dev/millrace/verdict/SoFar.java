package dev.millrace.verdict;

import dev.millrace.plan.Scope;
import dev.millrace.result.ObjectiveWindows;
import java.util.List;

/** What a run that goes on has measured up to now. */
public interface SoFar {

    /**
     * Returns the counts of those requests that an objective is about.
     *
     * @param scope which requests; its window is not looked at
     * @return their counts
     */
    Counts counts(Scope scope);

    /**
     * Returns how objectives came out in the windows up to now.
     *
     * @return one for each objective with windows
     */
    List<ObjectiveWindows> windows();

    /** Counts of requests that ended. */
    interface Counts {

        /**
         * Returns how many requests ended.
         *
         * @return those that succeeded and those that failed
         */
        long requests();

        /**
         * Returns how many requests failed.
         *
         * @return the number of failed requests
         */
        long failed();

        /**
         * Returns how many requests took longer than this, or ended without a response.
         *
         * @param nanos a response time
         * @return the number of such requests
         */
        long slowerThan(long nanos);
    }
}
