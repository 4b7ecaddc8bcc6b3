package dev.millrace.capacity;

import dev.millrace.plan.CapacityPlan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rate to try next: doubles it until the objectives are missed, halves the gap until the
 * highest rate that held and the lowest that did not are 2 % apart, and then has the former
 * confirmed by a longer run, and where that misses, one 2 % lower.
 *
 * <p>What disturbs a step by chance must not bound the search: a miss counts once it is repeated,
 * the rate that is to be the limit is tried once more at the end, and one that holds makes misses
 * of lower ones void. No time, no requests: a pure function of what is told. Not thread-safe.
 */
final class CapacitySearch {

    /** The ratio of two rates that are near enough. */
    static final double PRECISION = 1.02;

    /** As {@link #PRECISION}, where the limit is not the target's. */
    private static final double ROUGH = 1.1;

    /** How often the rate is halved where not even the first one held. */
    static final int MOST_HALVINGS = 6;

    static final int MOST_CONFIRMATIONS = 5;

    /** Rates that were computed are rounded, for those who read them. */
    private static final MathContext DIGITS = new MathContext(4);

    private final CapacityPlan plan;
    private final double lowestRate;
    private final NavigableSet<Double> held = new TreeSet<>();
    private final NavigableMap<Double, Boolean> missed = new TreeMap<>();
    private double confirmedRate;
    private int confirmations;
    private boolean missCounts;
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

    /**
     * Takes note of how {@link #next} came out.
     *
     * @param byGenerator whether it was for want of something on this side that they did not hold
     */
    void tell(boolean objectivesHeld, boolean byGenerator) {
        CapacityPlan.Step step = Objects.requireNonNull(next, "the search is over");
        missCounts = !objectivesHeld && !missCounts;
        if (!missCounts) {
            note(step.rate(), objectivesHeld, byGenerator);
            next =
                    step.confirming()
                            ? afterConfirming(step.rate(), objectivesHeld)
                            : closer(!objectivesHeld);
        }
    }

    private void note(double rate, boolean objectivesHeld, boolean byGenerator) {
        if (objectivesHeld) {
            held.add(rate);
            missed.headMap(rate, true).clear();
        } else {
            missed.put(rate, byGenerator);
        }
    }

    /** What is no limit of the target's is not worth many steps. */
    private double precision() {
        return !missed.isEmpty() && missed.firstEntry().getValue() ? ROUGH : PRECISION;
    }

    boolean confirmed() {
        return confirmedRate > 0;
    }

    /** Returns the highest rate that held, with none that was missed below it; 0 for none. */
    double rate() {
        Double below = held.lower(lowestMissed());
        return confirmed() ? confirmedRate : below == null ? 0 : below;
    }

    private double lowestMissed() {
        return missed.isEmpty() ? Double.POSITIVE_INFINITY : missed.firstKey();
    }

    private CapacityPlan.@Nullable Step afterConfirming(double rate, boolean objectivesHeld) {
        confirmations++;
        confirmedRate = objectivesHeld ? rate : 0;
        return objectivesHeld || confirmations == MOST_CONFIRMATIONS
                ? null
                : plan.stepAt(rounded(rate / precision()), true);
    }

    private CapacityPlan.@Nullable Step closer(boolean justMissed) {
        double highestHeld = rate();
        if (highestHeld == 0) {
            double lower = lowestMissed() / 2;
            return lower < lowestRate ? null : plan.stepAt(lower, false);
        }
        if (missed.isEmpty()) {
            return highestHeld == plan.highestRate()
                    ? plan.stepAt(highestHeld, true)
                    : plan.stepAt(Math.min(highestHeld * 2, plan.highestRate()), false);
        }
        boolean near = lowestMissed() / highestHeld <= precision();
        boolean firstThatHeld = held.size() == 1;
        if (!justMissed && (near || firstThatHeld)) {
            return limitAgain();
        }
        return near
                ? plan.stepAt(highestHeld, true)
                : plan.stepAt(rounded(Math.sqrt(highestHeld * lowestMissed())), false);
    }

    /** It was missed twice before, so that another miss counts at once. */
    private CapacityPlan.Step limitAgain() {
        missCounts = true;
        return plan.stepAt(lowestMissed(), false);
    }

    private static double rounded(double rate) {
        return new BigDecimal(rate).round(DIGITS).doubleValue();
    }
}
