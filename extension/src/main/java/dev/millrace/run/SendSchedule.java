package dev.millrace.run;

import dev.millrace.plan.Stage;
import dev.millrace.transport.Alarm;
import java.util.ArrayList;
import java.util.List;

/**
 * The time by which so many requests are due: the inverse of the integral of the rate. A pure
 * function, so that nothing adds up and drifts.
 *
 * <p>Immutable and thread-safe.
 */
final class SendSchedule {

    /** The time of what is never due. */
    static final long NEVER = Alarm.NEVER;

    private static final double NANOS = 1e9;

    /** Sums of fractions miss whole numbers by less than this, and no request depends on it. */
    private static final double ROUNDING = 1e-6;

    private final List<Piece> pieces = new ArrayList<>();
    private final double total;

    SendSchedule(List<Stage> stages) {
        double seconds = 0;
        double count = 0;
        double rate = 0;
        for (Stage stage : stages) {
            double length = stage.seconds();
            double startRate = stage.ramp() ? rate : stage.rate();
            pieces.add(
                    new Piece(
                            seconds,
                            count,
                            startRate,
                            (stage.rate() - startRate) / length,
                            length));
            seconds += length;
            count = whole(count + stage.due(rate, length));
            rate = stage.rate();
        }
        total = count;
    }

    private static double whole(double count) {
        double nearest = Math.rint(count);
        return Math.abs(count - nearest) < ROUNDING ? nearest : count;
    }

    /**
     * Returns when a request is due that so many are due before.
     *
     * @param before at least 0; a fraction lies between two requests of even arrivals
     * @return nanoseconds from the start; {@link #NEVER} where fewer are due in all stages
     */
    long nanosAfter(double before) {
        if (before >= total) {
            return NEVER;
        }
        Piece piece = pieceOf(before);
        return Math.round(NANOS * (piece.start + piece.secondsUntil(before - piece.before)));
    }

    /** The last of those that begin with the same count: before it there are only pauses. */
    private Piece pieceOf(double before) {
        int found = pieces.size() - 1;
        while (pieces.get(found).before > before) {
            found--;
        }
        return pieces.get(found);
    }

    /**
     * A stage, with what was before it.
     *
     * @param start seconds from the start of the schedule
     * @param before how many requests are due before it
     * @param rate the rate at its start, requests a second
     * @param slope by how much the rate changes a second
     * @param length seconds
     */
    private record Piece(double start, double before, double rate, double slope, double length) {

        /**
         * Solves {@code rate * t + slope * t * t / 2 = count} for t, in the form that divides by
         * nothing small: twice the constant term over the sum of the linear one and the root.
         */
        double secondsUntil(double count) {
            if (count <= 0) {
                return 0;
            }
            double root = Math.sqrt(Math.max(0, rate * rate + 2 * slope * count));
            return Math.min(length, 2 * count / (rate + root));
        }
    }
}
