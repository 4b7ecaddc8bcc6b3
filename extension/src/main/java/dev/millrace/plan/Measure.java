package dev.millrace.plan;

/** What an objective is about. */
public enum Measure {
    /** A percentile of the response time, in nanoseconds, at most. */
    RESPONSE_TIME_PERCENTILE,
    /** The mean response time, in nanoseconds, at most. */
    RESPONSE_TIME_MEAN,
    /** The longest response time, in nanoseconds, at most. */
    RESPONSE_TIME_MAX,
    /** The share of requests that failed, 0..1, at most. */
    FAILURES,
    /** Requests a second over the whole run, at least. */
    THROUGHPUT,
    /** The largest live heap, in bytes, at most. */
    HEAP,
    /** The largest resident set size of the process, in bytes, at most. */
    RSS,
    /** The largest sum of direct buffers, in bytes, at most. */
    DIRECT,
    /** Bytes allocated by the lanes' threads for each request, at most. */
    ALLOCATION_PER_REQUEST;

    /**
     * Tells whether more is better.
     *
     * @return true where the bound is a least value
     */
    public boolean atLeast() {
        return this == THROUGHPUT;
    }

    /**
     * Tells whether this is about memory, measured by a probe.
     *
     * @return true for the memory ceilings
     */
    public boolean memory() {
        return switch (this) {
            case HEAP, RSS, DIRECT, ALLOCATION_PER_REQUEST -> true;
            default -> false;
        };
    }
}
