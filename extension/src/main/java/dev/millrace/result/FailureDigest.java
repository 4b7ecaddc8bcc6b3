package dev.millrace.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct failures of a run, most frequent first: bounded, however many requests failed.
 *
 * @param distinct at most {@link #MOST_DISTINCT} failures, and one that gathers the rest
 */
public record FailureDigest(List<Failure> distinct) {

    /** So many distinct failures are told apart. */
    public static final int MOST_DISTINCT = 100;

    /** So many different values that were found instead are told apart for each expectation. */
    public static final int MOST_FOUND = 5;

    /** What gathers the failures beyond {@link #MOST_DISTINCT}. */
    public static final String OTHERS = "(other failures)";

    /** No failure at all. */
    public static final FailureDigest NONE = new FailureDigest(List.of());

    /** Sorts by count. */
    public FailureDigest {
        distinct =
                distinct.stream()
                        .sorted(
                                Comparator.comparingLong(Failure::count)
                                        .reversed()
                                        .thenComparing(Failure::firstIndex))
                        .toList();
    }

    /**
     * Returns how many requests failed.
     *
     * @return the sum of all counts
     */
    public long count() {
        return distinct.stream().mapToLong(Failure::count).sum();
    }

    /**
     * Returns how many requests failed in a way whose text starts so.
     *
     * @param prefix the start of the text
     * @return the sum of their counts
     */
    public long countOf(String prefix) {
        return distinct.stream()
                .filter(failure -> failure.text().startsWith(prefix))
                .mapToLong(Failure::count)
                .sum();
    }

    /**
     * Returns the failures of both.
     *
     * @param other the other digest
     * @return the sum of both, bounded again
     */
    public FailureDigest merge(FailureDigest other) {
        List<Failure> all = new ArrayList<>(distinct);
        all.addAll(other.distinct);
        return of(all);
    }

    /**
     * Returns the digest of failures that may repeat each other.
     *
     * @param failures any failures
     * @return the sums of equal texts, bounded
     */
    public static FailureDigest of(Collection<Failure> failures) {
        Map<String, Failure> byText = new LinkedHashMap<>();
        for (Failure failure : failures) {
            boolean room = byText.containsKey(failure.text()) || byText.size() < MOST_DISTINCT;
            Failure filed = room ? failure : gathered(failure);
            byText.merge(filed.text(), filed, Failure::plus);
        }
        return new FailureDigest(List.copyOf(byText.values()));
    }

    private static Failure gathered(Failure failure) {
        return new Failure(OTHERS, failure.count(), failure.firstIndex(), failure.example());
    }
}
