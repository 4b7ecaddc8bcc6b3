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

    Failure plus(Failure other) {
        Failure earlier = firstIndex <= other.firstIndex ? this : other;
        return new Failure(text, count + other.count, earlier.firstIndex, earlier.example);
    }
}
