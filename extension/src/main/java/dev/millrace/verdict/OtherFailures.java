package dev.millrace.verdict;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The failures that no objective speaks of, so that none is allowed: of all requests, but for those
 * of the labels that have objectives of failures themselves.
 *
 * @param labels the labels that have
 */
record OtherFailures(Set<String> labels) {

    /** Of nothing where an objective speaks of the failures of all requests. */
    static Optional<OtherFailures> besides(List<Objective> objectives) {
        List<Scope> spokenOf =
                objectives.stream()
                        .filter(objective -> objective.measure() == Measure.FAILURES)
                        .map(Objective::scope)
                        .toList();
        if (spokenOf.stream().anyMatch(scope -> scope.label() == null)) {
            return Optional.empty();
        }
        return Optional.of(
                new OtherFailures(
                        spokenOf.stream()
                                .map(Scope::label)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())));
    }

    /** Returns a count of these requests, made of that of all and those of labels. */
    long count(ToLongFunction<Scope> countOf) {
        long spokenOf =
                labels.stream()
                        .mapToLong(label -> countOf.applyAsLong(new Scope(label, null)))
                        .sum();
        return countOf.applyAsLong(Scope.RUN) - spokenOf;
    }
}
