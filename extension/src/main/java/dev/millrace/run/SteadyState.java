package dev.millrace.run;

import dev.millrace.plan.WarmUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells from the mean response time of each second whether it still changes.
 *
 * <p>The series of logarithms is cut into stretches of one level each, so that the squared errors
 * and a penalty for each cut are least: optimal partitioning (B. Jackson et al., An algorithm for
 * optimal partitioning of data on an interval, IEEE Signal Processing Letters, 2005), with a
 * multiple of the Schwarz criterion for the penalty (Y.-C. Yao, Estimating the number of
 * change-points via Schwarz' criterion, 1988). It is steady when the last stretch is long enough.
 */
final class SteadyState {

    private static final int STEADY_SECONDS = (int) WarmUp.STEADY.toSeconds();

    /** Older seconds tell nothing about now; with more of them each look would take longer. */
    private static final int MOST_SECONDS = 600;

    /** Scatter of so much is no change: without a floor, none at all would make one of anything. */
    private static final double LEAST_DEVIATION = 0.05;

    private static final double PENALTY = 3;

    /** From the median of absolute differences of neighbours to the standard deviation. */
    private static final double DEVIATION_OF_MEDIAN = 1 / (0.6745 * Math.sqrt(2));

    private final List<Double> levels = new ArrayList<>();

    /**
     * Adds the mean of the next second; a second without a response is no level, and begins anew.
     */
    void add(double meanNanos) {
        if (meanNanos <= 0) {
            levels.clear();
            return;
        }
        if (levels.size() == MOST_SECONDS) {
            levels.remove(0);
        }
        levels.add(Math.log(meanNanos));
    }

    boolean reached() {
        return levels.size() >= STEADY_SECONDS && levels.size() - lastChange() >= STEADY_SECONDS;
    }

    /** Returns where the last stretch begins: in the best way to cut the seconds before it. */
    private int lastChange() {
        int seconds = levels.size();
        double deviation = deviation();
        double penalty = PENALTY * Math.log(seconds) * deviation * deviation;
        double[] least = new double[seconds + 1];
        Arrays.fill(least, 1, seconds + 1, Double.POSITIVE_INFINITY);
        int[] starts = new int[seconds + 1];
        for (int end = 1; end <= seconds; end++) {
            Stretch stretch = new Stretch();
            for (int start = end - 1; start >= 0; start--) {
                stretch.add(levels.get(start));
                double cost = least[start] + penalty + stretch.squaredError();
                if (cost < least[end]) {
                    least[end] = cost;
                    starts[end] = start;
                }
            }
        }
        return starts[seconds];
    }

    /** Levels that may be one, by Welford's method. */
    private static final class Stretch {

        private int count;
        private double mean;
        private double squaredError;

        void add(double level) {
            count++;
            double difference = level - mean;
            mean += difference / count;
            squaredError += difference * (level - mean);
        }

        double squaredError() {
            return squaredError;
        }
    }

    /** Neighbours differ by scatter alone, but for the few that stand on both sides of a change. */
    private double deviation() {
        double[] differences = new double[levels.size() - 1];
        Arrays.setAll(differences, i -> Math.abs(levels.get(i + 1) - levels.get(i)));
        Arrays.sort(differences);
        double median = differences[differences.length / 2];
        return Math.max(LEAST_DEVIATION, median * DEVIATION_OF_MEDIAN);
    }
}
