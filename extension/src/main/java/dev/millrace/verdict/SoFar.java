package dev.millrace.verdict;

/** What a run that goes on has measured up to now. */
public interface SoFar {

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
