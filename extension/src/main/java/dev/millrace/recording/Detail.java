package dev.millrace.recording;

import dev.millrace.plan.Objective;
import dev.millrace.plan.Window;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much detail recordings keep for the sake of objectives.
 *
 * @param labels those with objectives: always told apart, their times with three digits
 * @param order whether it is kept which of the requests failed, in the order in which they ended
 */
public record Detail(Set<String> labels, boolean order) {

    /** No more than any run has. */
    public static final Detail NONE = new Detail(Set.of(), false);

    // Copies what could change.
    public Detail {
        labels = Set.copyOf(labels);
    }

    /**
     * Returns what it takes to judge objectives.
     *
     * @param objectives what is demanded
     * @return the detail
     */
    public static Detail of(List<Objective> objectives) {
        Set<String> labels =
                objectives.stream()
                        .map(objective -> objective.scope().label())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        boolean order =
                objectives.stream()
                        .anyMatch(each -> each.scope().window() instanceof Window.Requests);
        return new Detail(labels, order);
    }

    /**
     * Returns the same without the order, which would grow with the number of requests.
     *
     * @return what a whole run keeps
     */
    public Detail withoutOrder() {
        return new Detail(labels, false);
    }

    Tally newTally() {
        return order ? Tally.inOrder() : Tally.precise();
    }
}
