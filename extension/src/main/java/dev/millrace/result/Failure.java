package dev.millrace.result;

/**
 * One distinct way in which requests failed.
 *
 * @param text what failed, such as {@code status 200: was 500}
 * @param count how many requests failed so; one that failed several expectations counts for its
 *     first
 * @param firstIndex the smallest index among them
 * @param example the request and response of that or an early one: truncated, escaped, secrets
 *     masked
 */
public record Failure(String text, long count, long firstIndex, String example) {

    /**
     * Returns this failure with one request more.
     *
     * @param index the index of that request
     * @return the sum; the example stays
     */
    public Failure plusOne(long index) {
        return new Failure(text, count + 1, Math.min(firstIndex, index), example);
    }

    Failure plus(Failure other) {
        Failure earlier = firstIndex <= other.firstIndex ? this : other;
        return new Failure(text, count + other.count, earlier.firstIndex, earlier.example);
    }
}
