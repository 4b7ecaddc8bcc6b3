package dev.millrace.verdict;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.RunLength;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether a run that goes on can still meet its objectives: a pure function of what it has
 * measured.
 *
 * <p>Only of failures and response times, and of shares only where the number of requests is known
 * beforehand; what may still come right is not lost.
 */
public final class LostObjectives {

    private static final Objective NO_FAILURES = Objective.of(Measure.FAILURES, 0);

    private final List<Objective> objectives;
    private final RunLength length;

    /**
     * Looks after objectives.
     *
     * @param objectives what is demanded; no failures are allowed where none speaks of them
     * @param length when enough will have been sent
     */
    public LostObjectives(List<Objective> objectives, RunLength length) {
        this.objectives = new ArrayList<>(objectives);
        this.length = length;
        if (objectives.stream().noneMatch(each -> each.measure() == Measure.FAILURES)) {
            this.objectives.add(NO_FAILURES);
        }
    }

    /**
     * Tells whether one of them cannot be met any more, whatever is still to come.
     *
     * @param soFar what was measured up to now
     * @return true where going on is in vain
     */
    public boolean any(SoFar soFar) {
        return objectives.stream().anyMatch(objective -> isLost(objective, soFar));
    }

    private boolean isLost(Objective objective, SoFar soFar) {
        return switch (objective.measure()) {
            case FAILURES -> share(soFar.failed()) > objective.bound();
            case RESPONSE_TIME_PERCENTILE ->
                    length.counted()
                            && soFar.slowerThan((long) objective.bound())
                                    > allowedAbove(objective.percentile());
            case RESPONSE_TIME_MAX -> soFar.slowerThan((long) objective.bound()) > 0;
            default -> false;
        };
    }

    /** Where nobody knows how many requests there will be, any share but none may come right. */
    private double share(long failed) {
        if (length.counted()) {
            return (double) failed / length.requests();
        }
        return failed == 0 ? 0 : Double.MIN_VALUE;
    }

    /** Rounded as the percentile itself is, so that the very last that is allowed is allowed. */
    private double allowedAbove(double percentile) {
        double requests = length.requests();
        return requests - Math.ceil(Math.nextDown(percentile) * requests / 100);
    }
}
