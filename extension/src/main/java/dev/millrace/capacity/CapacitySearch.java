package dev.millrace.capacity;

import dev.millrace.plan.CapacityPlan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rate to try next: doubles it until the objectives are missed, halves the gap until the
 * highest rate that held and the lowest that did not are 2 % apart, and then has the former
 * confirmed by a longer run, and where that misses, one 2 % lower.
 *
 * <p>A miss counts once it is repeated: what disturbs a step by chance must not bound the search.
 * No time, no requests: a pure function of what is told. Not thread-safe.
 */
final class CapacitySearch {

    /** The ratio of two rates that are near enough. */
    static final double PRECISION = 1.02;

    /** How often the rate is halved where not even the first one held. */
    static final int MOST_HALVINGS = 6;

    static final int MOST_CONFIRMATIONS = 5;

    /** Rates that were computed are rounded, for those who read them. */
    private static final MathContext DIGITS = new MathContext(4);

    private final CapacityPlan plan;
    private final double lowestRate;
    private final NavigableSet<Double> held = new TreeSet<>();
    private double lowestMissed = Double.POSITIVE_INFINITY;
    private double confirmedRate;
    private int confirmations;
    private boolean again;
    private CapacityPlan.@Nullable Step next;

    CapacitySearch(CapacityPlan plan) {
        this.plan = plan;
        lowestRate = plan.startRate() / (1 << MOST_HALVINGS);
        next = plan.stepAt(plan.startRate(), false);
    }

    /** Returns what to try next, or null where the search is over. */
    CapacityPlan.@Nullable Step next() {
        return next;
    }

    /** Takes note of how {@link #next} came out. */
    void tell(boolean objectivesHeld) {
        CapacityPlan.Step step = Objects.requireNonNull(next, "the search is over");
        next =
                step.confirming()
                        ? afterConfirming(step, objectivesHeld)
                        : after(step, objectivesHeld);
    }

    boolean confirmed() {
        return confirmedRate > 0;
    }

    /** Returns the highest rate that held, with none that was missed below it; 0 for none. */
    double rate() {
        Double below = held.lower(lowestMissed);
        return confirmed() ? confirmedRate : below == null ? 0 : below;
    }

    private CapacityPlan.@Nullable Step after(CapacityPlan.Step step, boolean objectivesHeld) {
        again = !objectivesHeld && !again;
        if (again) {
            return step;
        }
        note(step.rate(), objectivesHeld);
        return closer();
    }

    private CapacityPlan.@Nullable Step afterConfirming(
            CapacityPlan.Step step, boolean objectivesHeld) {
        confirmations++;
        if (objectivesHeld) {
            confirmedRate = step.rate();
            return null;
        }
        note(step.rate(), false);
        return confirmations == MOST_CONFIRMATIONS
                ? null
                : plan.stepAt(rounded(step.rate() / PRECISION), true);
    }

    private void note(double rate, boolean objectivesHeld) {
        if (objectivesHeld) {
            held.add(rate);
        } else {
            lowestMissed = Math.min(lowestMissed, rate);
        }
    }

    private CapacityPlan.@Nullable Step closer() {
        double highestHeld = rate();
        if (highestHeld == 0) {
            double lower = lowestMissed / 2;
            return lower < lowestRate ? null : plan.stepAt(lower, false);
        }
        if (lowestMissed == Double.POSITIVE_INFINITY && highestHeld < plan.highestRate()) {
            return plan.stepAt(Math.min(highestHeld * 2, plan.highestRate()), false);
        }
        boolean near =
                lowestMissed == Double.POSITIVE_INFINITY || lowestMissed / highestHeld <= PRECISION;
        return near
                ? plan.stepAt(highestHeld, true)
                : plan.stepAt(rounded(Math.sqrt(highestHeld * lowestMissed)), false);
    }

    private static double rounded(double rate) {
        return new BigDecimal(rate).round(DIGITS).doubleValue();
    }
}
