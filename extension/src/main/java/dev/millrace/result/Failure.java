package dev.millrace.result;

import java.util.Locale;

/**
 * One distinct way in which requests failed.
 *
 * @param text what failed, such as {@code status 200: was 500}; on one line, control characters
 *     escaped, passwords in URIs masked
 * @param count how many requests failed so; one that failed several expectations counts for its
 *     first
 * @param firstIndex the smallest index among them
 * @param example the request and response of that index: truncated, escaped, secrets masked
 */
public record Failure(String text, long count, long firstIndex, String example) {

    // Escapes the text and masks passwords in it, as it may hold what a server sent.
    public Failure {
        text = Transcript.escape(Transcript.maskUri(text));
    }

    Failure as(String otherText) {
        return new Failure(otherText, count, firstIndex, example);
    }

    Failure plus(Failure other) {
        Failure earlier = firstIndex <= other.firstIndex ? this : other;
        return new Failure(text, count + other.count, earlier.firstIndex, earlier.example);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d x %s (first at index %,d)", count, text, firstIndex);
    }
}
