package dev.millrace.result;

import java.time.Duration;

/**
 * What happened in one stretch of the run.
 *
 * @param start from the start of the run
 * @param length a second, or more where neighbours were merged
 * @param requests requests that ended in it
 * @param failed those of them that failed
 * @param p99 the 99th percentile of the response time; of merged neighbours the larger one
 * @param max the longest response time
 */
public record TimelinePoint(
        Duration start, Duration length, long requests, long failed, Duration p99, Duration max) {

    TimelinePoint then(TimelinePoint next) {
        return plus(next, length.plus(next.length));
    }

    TimelinePoint beside(TimelinePoint other) {
        return plus(other, longer(length, other.length));
    }

    private TimelinePoint plus(TimelinePoint other, Duration newLength) {
        return new TimelinePoint(
                start,
                newLength,
                requests + other.requests,
                failed + other.failed,
                longer(p99, other.p99),
                longer(max, other.max));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
