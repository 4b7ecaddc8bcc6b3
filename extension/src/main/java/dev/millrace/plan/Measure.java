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
    ALLOCATION_PER_REQUEST,
    /** Processors kept busy by this process, on average, at most. */
    CPU,
    /** CPU time of this process for each request, in nanoseconds, at most. */
    CPU_PER_REQUEST,
    /** The largest live heap of the target, in bytes, at most. */
    TARGET_HEAP,
    /** The largest resident set size of the target, in bytes, at most. */
    TARGET_RSS,
    /** Processors kept busy by the target, on average, at most. */
    TARGET_CPU,
    /** CPU time of the target for each request, in nanoseconds, at most. */
    TARGET_CPU_PER_REQUEST;

    /**
     * Tells whether more is better.
     *
     * @return true where the bound is a least value
     */
    public boolean atLeast() {
        return this == THROUGHPUT;
    }

    /**
     * Tells whether this is about requests, so that those of a label or of a while can be judged by
     * themselves.
     *
     * @return true for response times, failures and throughput
     */
    public boolean ofRequests() {
        return switch (this) {
            case FAILURES, THROUGHPUT -> true;
            default -> ofResponseTime();
        };
    }

    /**
     * Tells whether this is about how long responses took.
     *
     * @return true for percentiles, the mean and the longest of the response time
     */
    public boolean ofResponseTime() {
        return switch (this) {
            case RESPONSE_TIME_PERCENTILE, RESPONSE_TIME_MEAN, RESPONSE_TIME_MAX -> true;
            default -> false;
        };
    }

    /**
     * Tells whether this is about the memory of this process, measured by a probe.
     *
     * @return true for the memory ceilings
     */
    public boolean memory() {
        return switch (this) {
            case HEAP, RSS, DIRECT, ALLOCATION_PER_REQUEST -> true;
            default -> false;
        };
    }

    /**
     * Tells whether this is about the target's process rather than this one.
     *
     * @return true for the ceilings of the target
     */
    public boolean ofTarget() {
        return switch (this) {
            case TARGET_HEAP, TARGET_RSS, TARGET_CPU, TARGET_CPU_PER_REQUEST -> true;
            default -> false;
        };
    }
}
