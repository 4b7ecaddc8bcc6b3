package dev.millrace.verdict;

import dev.millrace.plan.Objective;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Scope;
import dev.millrace.result.ObjectiveWindows;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a run that goes on can still meet its objectives: a pure function of what it has
 * measured.
 *
 * <p>Of the run as a whole only failures and response times are lost, and shares only where the
 * number of requests is known beforehand, as others may still come right. What must hold in each
 * window is lost with the first that it does not hold in.
 */
public final class LostObjectives {

    private final List<Objective> objectives;
    private final Optional<OtherFailures> others;
    private final RunLength length;

    /**
     * Looks after objectives.
     *
     * @param objectives what is demanded; failures that none speaks of are not allowed
     * @param length when enough will have been sent
     */
    public LostObjectives(List<Objective> objectives, RunLength length) {
        this.objectives = List.copyOf(objectives);
        this.others = OtherFailures.besides(objectives);
        this.length = length;
    }

    /**
     * Tells whether one of them cannot be met any more, whatever is still to come.
     *
     * @param soFar what was measured up to now
     * @return true where going on is in vain
     */
    public boolean any(SoFar soFar) {
        return objectives.stream().anyMatch(objective -> isLost(objective, soFar))
                || soFar.windows().stream().anyMatch(LostObjectives::isLost)
                || others.filter(each -> each.count(scope -> soFar.counts(scope).failed()) > 0)
                        .isPresent();
    }

    /** One bad window is enough, whatever the others are. */
    private static boolean isLost(ObjectiveWindows windows) {
        return new RequestJudge(windows.objective()).judge(windows).ruling() == Ruling.MISSED;
    }

    private boolean isLost(Objective objective, SoFar soFar) {
        if (!objective.measure().ofRequests() || objective.scope().window() != null) {
            return false;
        }
        SoFar.Counts counts = soFar.counts(objective.scope());
        long most = counts.requests() + toCome(soFar);
        return switch (objective.measure()) {
            case FAILURES -> share(counts.failed(), most) > objective.bound();
            case RESPONSE_TIME_PERCENTILE ->
                    length.counted()
                            && slow(counts, objective) > allowedAbove(objective.percentile(), most);
            case RESPONSE_TIME_MAX -> slow(counts, objective) > 0;
            default -> false;
        };
    }

    private static long slow(SoFar.Counts counts, Objective objective) {
        return counts.slowerThan((long) objective.bound());
    }

    /** All that are still to come may have the label. */
    private long toCome(SoFar soFar) {
        return length.requests() - soFar.counts(Scope.RUN).requests();
    }

    /** Where nobody knows how many requests there will be, any share but none may come right. */
    private double share(long failed, long requests) {
        if (length.counted()) {
            return (double) failed / requests;
        }
        return failed == 0 ? 0 : Double.MIN_VALUE;
    }

    /** Rounded as the percentile itself is, so that the very last that is allowed is allowed. */
    private static double allowedAbove(double percentile, long requests) {
        return requests - Math.ceil(Math.nextDown(percentile) * requests / 100);
    }
}
