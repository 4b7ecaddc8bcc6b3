package dev.millrace.result;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search for capacity found. Immutable.
 *
 * @param name what the search is called: the test's class and method
 * @param rate the highest rate at which the objectives held, requests a second; 0 where they held
 *     at none
 * @param cutBy what cut the search short, or null where it came to its end
 * @param steps the runs it is made of, in the order in which they were made; at least one
 */
public record CapacityResult(
        String name, double rate, @Nullable StopReason cutBy, List<CapacityStep> steps) {

    // Copies what could change, and refuses what was never begun.
    public CapacityResult {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a search for capacity has at least one step");
        }
    }

    /**
     * Returns how the search ended, and so how far {@link #rate} can be trusted.
     *
     * @return the ending
     */
    public CapacityEnding ending() {
        CapacityStep limit = limit();
        if (cutBy != null) {
            return CapacityEnding.CUT_SHORT;
        }
        if (last().outcome() == CapacityStep.Outcome.NOT_JUDGED) {
            return CapacityEnding.NOT_JUDGED;
        }
        if (confirmation() == null && steps.stream().anyMatch(CapacityStep::held)) {
            return CapacityEnding.NOT_CONFIRMED;
        }
        if (limit == null) {
            return CapacityEnding.HIGHEST_RATE_HELD;
        }
        if (limit.outcome() == CapacityStep.Outcome.GENERATOR_LIMITED) {
            return CapacityEnding.GENERATOR_LIMITED;
        }
        return rate == 0 ? CapacityEnding.NOTHING_HELD : CapacityEnding.LIMIT_FOUND;
    }

    /**
     * Returns the curve of latency over rate.
     *
     * @return all steps by their rate, those of one rate in the order in which they were made
     */
    public List<CapacityStep> curve() {
        return steps.stream().sorted(Comparator.comparingDouble(CapacityStep::rate)).toList();
    }

    /**
     * Returns the longer run that confirmed {@link #rate}.
     *
     * @return what it measured, or null where none did
     */
    public @Nullable LoadResult confirmation() {
        return steps.stream()
                .filter(step -> step.confirming() && step.held())
                .map(CapacityStep::result)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns why the rate is not higher: the last step at the lowest rate above it at which the
     * objectives did not hold.
     *
     * @return the step, or null where they held at all rates that were tried
     */
    public @Nullable CapacityStep limit() {
        return steps.stream()
                .filter(step -> step.rate() > rate)
                .filter(CapacityStep::failed)
                .reduce((one, other) -> other.rate() <= one.rate() ? other : one)
                .orElse(null);
    }

    /**
     * Returns the step that says most about an answer that is not to be trusted: the one that was
     * cut short or not judged, otherwise the limit.
     *
     * @return the last step where there is no limit
     */
    public CapacityStep obstacle() {
        CapacityStep limit = limit();
        boolean ended = cutBy == null && ending() != CapacityEnding.NOT_JUDGED;
        return ended && limit != null ? limit : last();
    }

    private CapacityStep last() {
        return steps.get(steps.size() - 1);
    }

    /**
     * Returns how long the search took.
     *
     * @return from the start of its first step to the end of its last
     */
    public Duration elapsed() {
        LoadResult last = last().result();
        WarmedUp warmUp = last.warmUp();
        return Duration.between(steps.get(0).result().startedAt(), last.startedAt())
                .plus(warmUp == null ? Duration.ZERO : warmUp.length())
                .plus(last.elapsed());
    }
}
