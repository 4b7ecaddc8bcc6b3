package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;
import java.util.List;

/**
 * How the highest rate is searched for at which objectives hold.
 *
 * @param startRate the rate of the first step, requests a second
 * @param highestRate the highest one to try; infinite for no bound
 * @param step how long a step lasts, unless its objectives need more samples
 * @param warmUp how long the warm-up of each step takes at most, zero for none
 * @param arrivals how requests arrive: at random, a step may have fewer than its rate says
 * @param deadline how long the whole search may take
 * @param objectives what is to hold
 */
public record CapacityPlan(
        double startRate,
        double highestRate,
        Duration step,
        Duration warmUp,
        Arrivals arrivals,
        Duration deadline,
        List<Objective> objectives) {

    /** The rate of the first step where nothing else is said, requests a second. */
    public static final double DEFAULT_START_RATE = 100;

    /** How long a step lasts where nothing else is said. */
    public static final Duration DEFAULT_STEP = Duration.ofSeconds(5);

    /** How much longer a run is that confirms than a step of the same rate. */
    public static final int CONFIRMING_STEPS = 4;

    /** With so many standard deviations more, one of 30,000 steps has too few. */
    private static final double DEVIATIONS = 4;

    // Refuses what could find nothing.
    public CapacityPlan {
        objectives = List.copyOf(objectives);
        Rules.require(startRate > 0, "rate", "be above 0", startRate);
        Rules.require(
                startRate <= highestRate,
                "rate",
                "be at most `highestRate` (" + highestRate + ")",
                startRate);
        Rules.requirePositive(step, "duration");
        objectives.forEach(CapacityPlan::requireNoThroughput);
        requireResponseTime(objectives);
        double samples = samples(objectives, arrivals);
        Duration least =
                stepAt(startRate, false, step, warmUp, samples)
                        .longest()
                        .plus(stepAt(startRate, true, step, warmUp, samples).longest());
        Rules.require(
                least.compareTo(deadline) < 0,
                "deadline",
                "be longer than the first step and a run that confirms it ("
                        + DurationText.format(least)
                        + ")",
                deadline);
    }

    /** What a low rate can never hold would keep the search from every rate. */
    private static void requireNoThroughput(Objective objective) {
        Rules.require(
                objective.measure() != Measure.THROUGHPUT,
                "throughput",
                "be no objective of a search for capacity, which is about the rate itself: assert on"
                        + " what it has found",
                objective.bound());
    }

    /** What waits in a queue fails only later, and may be served after the step. */
    private static void requireResponseTime(List<Objective> objectives) {
        Rules.require(
                objectives.stream().anyMatch(objective -> objective.measure().ofResponseTime()),
                "objectives",
                "have one for the response time of a search for capacity, such as p99: a target with a"
                        + " queue takes any rate for a while",
                objectives.stream().map(Objective::name).toList().toString());
    }

    private static double samples(List<Objective> objectives, Arrivals arrivals) {
        long needed = objectives.stream().mapToLong(Objective::samplesNeeded).max().orElse(1);
        return arrivals == Arrivals.CONSTANT
                ? (double) needed
                : needed + DEVIATIONS * Math.sqrt((double) needed);
    }

    /**
     * One run of the search.
     *
     * @param rate requests a second
     * @param confirming whether it is a longer one, which confirms a rate that held
     * @param warmUp how long its warm-up takes at most
     * @param length for how long requests are due that are recorded
     * @param requests how many of them are due
     */
    public record Step(
            double rate, boolean confirming, Duration warmUp, Duration length, long requests) {

        /**
         * Returns for how long requests are due at most.
         *
         * @return the time, with the warm-up
         */
        public Duration longest() {
            return warmUp.plus(length);
        }
    }

    /**
     * Returns a step, long enough for the percentiles among the objectives.
     *
     * @param rate requests a second
     * @param confirming whether it is a longer one, which confirms
     * @return the step
     */
    public Step stepAt(double rate, boolean confirming) {
        return stepAt(rate, confirming, step, warmUp, samples(objectives, arrivals));
    }

    private static Step stepAt(
            double rate, boolean confirming, Duration step, Duration warmUp, double samples) {
        double seconds = Math.max(DurationText.saturatedNanos(step) / 1e9, samples / rate);
        double length = confirming ? CONFIRMING_STEPS * seconds : seconds;
        return new Step(
                rate,
                confirming,
                warmUp,
                Duration.ofNanos(Math.round(length * 1e9)),
                (long) Math.ceil(rate * length));
    }
}
