package dev.millrace.recording;

import dev.millrace.result.Failure;
import dev.millrace.result.FailureDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts distinct failures, of which there can only be so many.
 *
 * <p>Used by one thread.
 */
final class FailureTally {

    private final Map<String, Failure> byText = new HashMap<>();
    private final Map<String, Integer> foundByExpectation = new HashMap<>();

    /**
     * Counts a failure.
     *
     * @param expected what was expected, or the kind of a transport failure
     * @param found what was found instead; values beyond the first few are counted together
     * @param index the request's index
     * @param example renders the request and its response; called for the first failure of each
     *     text
     */
    void add(String expected, String found, long index, Supplier<String> example) {
        String text = found.isEmpty() ? expected : expected + ": " + found;
        Failure known = byText.get(text);
        if (known == null) {
            text = bounded(expected, text);
            known = byText.get(text);
        }
        if (known == null) {
            byText.put(text, new Failure(text, 1, index, example.get()));
        } else {
            byText.put(text, known.plusOne(index));
        }
    }

    private String bounded(String expected, String text) {
        if (byText.size() >= FailureDigest.MOST_DISTINCT) {
            return FailureDigest.OTHERS;
        }
        int found = foundByExpectation.merge(expected, 1, Integer::sum);
        return found <= FailureDigest.MOST_FOUND ? text : expected + ": (other values)";
    }

    Collection<Failure> failures() {
        return byText.values();
    }

    void clear() {
        byText.clear();
        foundByExpectation.clear();
    }
}
