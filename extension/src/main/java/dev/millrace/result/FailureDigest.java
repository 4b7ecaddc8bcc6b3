package dev.millrace.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    // Sorts by count.
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
     * @return the sums of equal texts; beyond the bound the most frequent are told apart
     */
    public static FailureDigest of(Collection<Failure> failures) {
        FailureDigest all = summed(failures.stream());
        Set<Failure> told =
                all.distinct.stream()
                        .filter(failure -> !failure.text().equals(OTHERS))
                        .limit(MOST_DISTINCT)
                        .collect(Collectors.toSet());
        return summed(
                all.distinct.stream()
                        .map(failure -> told.contains(failure) ? failure : failure.as(OTHERS)));
    }

    private static FailureDigest summed(Stream<Failure> failures) {
        Map<String, Failure> byText = new LinkedHashMap<>();
        failures.forEach(failure -> byText.merge(failure.text(), failure, Failure::plus));
        return new FailureDigest(List.copyOf(byText.values()));
    }

    /**
     * Writes the most frequent failures for people.
     *
     * @param most so many lines at most, and one that says how many more there are
     * @return lines such as {@code 5 x status 200: was 500 (first at index 7)}
     */
    public List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        distinct.stream().limit(most).map(Failure::toString).forEach(lines::add);
        if (distinct.size() > most) {
            lines.add("and " + (distinct.size() - most) + " more");
        }
        return lines;
    }
}
