package dev.millrace.result;

import java.time.Duration;

/**
 * What was sent before the run began to record, and is in no other figure.
 *
 * @param length from the first request to the first one that was recorded, or to the end
 * @param requests how many were sent
 * @param failed how many of them had failed when the run began to record
 * @param steady whether it ended because response times had become steady
 */
public record WarmedUp(Duration length, long requests, long failed, boolean steady) {

    WarmedUp plus(WarmedUp other) {
        return new WarmedUp(
                length.compareTo(other.length) >= 0 ? length : other.length,
                requests + other.requests,
                failed + other.failed,
                steady && other.steady);
    }
}
