package dev.millrace.result;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an objective came out in all windows of a run, of which only the worst is kept.
 *
 * @param objective what had to hold in each window
 * @param windows how many there were
 * @param judged how many of them had as many samples as the objective needs
 * @param worst the worst of those, the first where several are, or null where there was none
 */
public record ObjectiveWindows(
        Objective objective, long windows, long judged, @Nullable WindowFigures worst) {

    /**
     * Returns what there is before the first window.
     *
     * @param objective what is to hold in each window
     * @return no window
     */
    public static ObjectiveWindows none(Objective objective) {
        return new ObjectiveWindows(objective, 0, 0, null);
    }

    /**
     * Adds a window. Few samples say nothing, except that a throughput is low.
     *
     * @param window its figures
     * @return these windows and that one
     */
    public ObjectiveWindows plus(WindowFigures window) {
        boolean enough =
                window.requests() >= objective.samplesNeeded()
                        || objective.measure() == Measure.THROUGHPUT;
        return enough
                ? new ObjectiveWindows(objective, windows + 1, judged + 1, worse(worst, window))
                : new ObjectiveWindows(objective, windows + 1, judged, worst);
    }

    private WindowFigures worse(@Nullable WindowFigures one, WindowFigures other) {
        return one == null || badness(other) > badness(one) ? other : one;
    }

    private double badness(WindowFigures window) {
        return switch (objective.measure()) {
            case RESPONSE_TIME_PERCENTILE -> percentile(window);
            case RESPONSE_TIME_MAX ->
                    window.unanswered() > 0
                            ? Double.POSITIVE_INFINITY
                            : window.responseTime().max().toNanos();
            case RESPONSE_TIME_MEAN -> mean(window);
            case THROUGHPUT -> -throughput(window);
            default -> (double) window.failed() / window.requests();
        };
    }

    private double percentile(WindowFigures window) {
        Duration value =
                window.responseTime().percentile(objective.percentile(), window.unanswered());
        return value == null ? Double.POSITIVE_INFINITY : value.toNanos();
    }

    /** Without all answers it cannot be taken for met, though a longer one is worse. */
    private double mean(WindowFigures window) {
        double mean = window.responseTime().mean().toNanos();
        return window.unanswered() > 0 ? Math.max(mean, objective.bound()) : mean;
    }

    private static double throughput(WindowFigures window) {
        return (double) (window.requests() - window.failed()) / (window.to() - window.from());
    }

    /**
     * Adds the windows of another share of the run, which ran side by side with this one. Windows
     * of both cannot be told any more: the worse one counts. Only throughputs add up, so that the
     * sum is the least that both can have had together.
     */
    ObjectiveWindows merge(ObjectiveWindows other) {
        return new ObjectiveWindows(
                objective,
                windows + other.windows,
                judged + other.judged,
                worst == null || other.worst == null
                        ? (worst == null ? other.worst : worst)
                        : merged(worst, other.worst));
    }

    private WindowFigures merged(WindowFigures one, WindowFigures other) {
        return objective.measure() == Measure.THROUGHPUT ? one.beside(other) : worse(one, other);
    }
}
