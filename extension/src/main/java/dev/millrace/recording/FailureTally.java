package dev.millrace.recording;

import dev.millrace.result.Failure;
import dev.millrace.result.FailureDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts distinct failures, of which there can only be so many, however many tallies are added.
 *
 * <p>Used by one thread.
 */
final class FailureTally {

    private final Map<Kind, Counter> counters = new HashMap<>();

    /**
     * Counts a failure.
     *
     * @param expected what was expected, or the kind of a transport failure
     * @param found what was found instead; values beyond the first few are counted together
     * @param index the request's index
     * @param example renders the request and its response; called for the first failure of each
     *     kind, and for those of smaller indexes that end later
     */
    void add(String expected, String found, long index, Supplier<String> example) {
        Kind kind = new Kind(expected, found);
        Counter counter = counters.get(kind);
        if (counter == null) {
            counter =
                    counters.computeIfAbsent(
                            roomFor(kind), any -> new Counter(index, example.get()));
        }
        counter.add(index, example);
    }

    /**
     * Adds the failures of another tally; the most frequent of both are told apart.
     *
     * @param other the other failures; not changed
     */
    void add(FailureTally other) {
        other.counters.forEach((kind, counter) -> add(boundedByFound(kind), counter));
        gatherRarest();
    }

    private void add(Kind kind, Counter counter) {
        counters.computeIfAbsent(kind, any -> counter.ofNone()).add(counter);
    }

    private Kind roomFor(Kind kind) {
        Kind bounded = boundedByFound(kind);
        return counters.containsKey(bounded) || counters.size() < FailureDigest.MOST_DISTINCT
                ? bounded
                : Kind.OTHERS;
    }

    private Kind boundedByFound(Kind kind) {
        if (counters.containsKey(kind) || foundOf(kind.expected) < FailureDigest.MOST_FOUND) {
            return kind;
        }
        return kind.withOtherValues();
    }

    private long foundOf(String expected) {
        return counters.keySet().stream()
                .filter(kind -> kind.expected.equals(expected) && !kind.hasOtherValues())
                .count();
    }

    private void gatherRarest() {
        List<Map.Entry<Kind, Counter>> beyond =
                counters.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(Kind.OTHERS))
                        .sorted(Map.Entry.comparingByValue(Counter.MOST_FREQUENT_FIRST))
                        .skip(FailureDigest.MOST_DISTINCT)
                        .toList();
        for (Map.Entry<Kind, Counter> rare : beyond) {
            counters.remove(rare.getKey());
            add(Kind.OTHERS, rare.getValue());
        }
    }

    List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        counters.forEach((kind, counter) -> failures.add(counter.failure(kind.text())));
        return failures;
    }

    void clear() {
        counters.clear();
    }

    private record Kind(String expected, String found) {

        private static final Kind OTHERS = new Kind(FailureDigest.OTHERS, "");
        private static final String OTHER_VALUES = "(other values)";

        Kind withOtherValues() {
            return new Kind(expected, OTHER_VALUES);
        }

        boolean hasOtherValues() {
            return found.equals(OTHER_VALUES);
        }

        String text() {
            return found.isEmpty() ? expected : expected + ": " + found;
        }
    }

    private static final class Counter {

        private static final Comparator<Counter> MOST_FREQUENT_FIRST =
                Comparator.<Counter>comparingLong(counter -> -counter.count)
                        .thenComparingLong(counter -> counter.firstIndex);

        private long count;
        private long firstIndex;
        private String example;

        Counter(long firstIndex, String example) {
            this.firstIndex = firstIndex;
            this.example = example;
        }

        Counter ofNone() {
            return new Counter(firstIndex, example);
        }

        void add(long index, Supplier<String> laterExample) {
            count++;
            if (index < firstIndex) {
                firstIndex = index;
                example = laterExample.get();
            }
        }

        void add(Counter other) {
            count += other.count;
            if (other.firstIndex < firstIndex) {
                firstIndex = other.firstIndex;
                example = other.example;
            }
        }

        Failure failure(String text) {
            return new Failure(text, count, firstIndex, example);
        }
    }
}
