package dev.millrace.recording;

import dev.millrace.result.Failure;
import dev.millrace.result.FailureDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts distinct failures, of which there can only be so many.
 *
 * <p>Used by one thread.
 */
final class FailureTally {

    private final Map<String, Counter> byText = new HashMap<>();
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
        Counter known = byText.get(text);
        if (known == null) {
            known =
                    byText.computeIfAbsent(
                            bounded(expected, text), any -> new Counter(index, example.get()));
        }
        known.count++;
        known.firstIndex = Math.min(known.firstIndex, index);
    }

    private String bounded(String expected, String text) {
        if (byText.size() >= FailureDigest.MOST_DISTINCT) {
            return FailureDigest.OTHERS;
        }
        int found = foundByExpectation.merge(expected, 1, Integer::sum);
        return found <= FailureDigest.MOST_FOUND ? text : expected + ": (other values)";
    }

    List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        byText.forEach(
                (text, counter) ->
                        failures.add(
                                new Failure(
                                        text, counter.count, counter.firstIndex, counter.example)));
        return failures;
    }

    void clear() {
        byText.clear();
        foundByExpectation.clear();
    }

    private static final class Counter {

        private final String example;
        private long firstIndex;
        private long count;

        Counter(long firstIndex, String example) {
            this.firstIndex = firstIndex;
            this.example = example;
        }
    }
}
