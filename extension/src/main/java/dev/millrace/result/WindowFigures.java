package dev.millrace.result;

/**
 * The figures of one window of a run.
 *
 * @param from where it starts: nanoseconds since the run's start; of a window of requests how many
 *     had ended before
 * @param to where it ends, as {@code from}
 * @param requests how many ended in it
 * @param failed how many of them failed
 * @param responseTime their response times; empty for a window of requests
 */
public record WindowFigures(
        long from, long to, long requests, long failed, LatencyDistribution responseTime) {

    /**
     * Returns how many requests got no complete response.
     *
     * @return {@link #requests()} less the number of response times
     */
    public long unanswered() {
        return requests - responseTime.count();
    }

    /** Of two shares that ran side by side, in the longer of both times. */
    WindowFigures beside(WindowFigures other) {
        return new WindowFigures(
                from,
                from + Math.max(to - from, other.to - other.from),
                requests + other.requests,
                failed + other.failed,
                responseTime.merge(other.responseTime));
    }
}
