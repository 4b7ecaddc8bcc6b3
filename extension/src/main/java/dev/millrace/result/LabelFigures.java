package dev.millrace.result;

/**
 * The figures of the requests of one label.
 *
 * @param requests how many
 * @param failed how many of them failed
 * @param responseTime their response times: within 0.1 % where the label has an objective,
 *     otherwise within 1 %
 */
public record LabelFigures(long requests, long failed, LatencyDistribution responseTime) {

    /** So many labels are told apart, beside those that have objectives. */
    public static final int MOST_LABELS = 50;

    /** What gathers the labels beyond {@link #MOST_LABELS}. */
    public static final String OTHERS = "(other labels)";

    LabelFigures plus(LabelFigures other) {
        return new LabelFigures(
                requests + other.requests,
                failed + other.failed,
                responseTime.merge(other.responseTime));
    }
}
