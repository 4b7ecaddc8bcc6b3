package dev.millrace.plan;

import dev.millrace.clock.DurationText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When requests are due. */
public sealed interface WorkloadModel permits WorkloadModel.Closed, WorkloadModel.Open {

    /**
     * Returns the window.
     *
     * @return the most requests in flight, at least 1
     */
    int concurrency();

    /**
     * Tells whether time says when requests are due, rather than the end of others.
     *
     * @return false in the closed model without pacing
     */
    boolean timed();

    /**
     * Tells how many requests a run will have, where that can be foreseen.
     *
     * @param length when the run has sent enough
     * @return the same, with the number of requests that the schedule has until then, where it is
     *     smaller
     */
    default RunLength foreseen(RunLength length) {
        return length;
    }

    /**
     * A slot takes its next request when its last one ended.
     *
     * @param concurrency the window: the most requests in flight, at least 1
     * @param rampUp over how long the window opens slot by slot; zero for at once
     * @param pacing from the time at which a slot's request was due to that of its next one,
     *     however long the request takes; null for as soon as it has ended
     */
    record Closed(int concurrency, Duration rampUp, @Nullable Duration pacing)
            implements WorkloadModel {
        // Refuses an empty window, and times that are none.
        public Closed {
            requireWindow(concurrency);
            Rules.require(!rampUp.isNegative(), "rampUp", "be longer than zero", rampUp);
            if (pacing != null) {
                Rules.requirePositive(pacing, "pacing");
            }
        }

        @Override
        public boolean timed() {
            return pacing != null;
        }

        /**
         * Makes the plain closed model: the whole window at once, and no pacing.
         *
         * @param concurrency the window: the most requests in flight, at least 1
         */
        public Closed(int concurrency) {
            this(concurrency, Duration.ZERO, null);
        }
    }

    /**
     * Requests are due at a rate, whatever the server does. Where the window is full they wait, and
     * this wait is part of their response time.
     *
     * @param concurrency the window: the most requests in flight, at least 1
     * @param stages the rate over time, at least one stage above 0
     * @param arrivals how requests arrive around the rate
     * @param seed what random arrivals are drawn from
     */
    record Open(int concurrency, List<Stage> stages, Arrivals arrivals, long seed)
            implements WorkloadModel {

        private static final double NANOS = 1e9;

        /** Sums of fractions are larger than whole numbers by less than this. */
        private static final double ROUNDING = 1e-6;

        // Refuses what would send nothing.
        public Open {
            stages = List.copyOf(stages);
            requireWindow(concurrency);
            Rules.require(
                    stages.stream().anyMatch(stage -> stage.rate() > 0),
                    "rate",
                    "be above 0, or that of a stage",
                    0);
        }

        /**
         * Returns how long all stages last.
         *
         * @return their sum, at most {@link Stage#UNENDING}
         */
        public Duration length() {
            Duration sum =
                    stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
            return Duration.ofNanos(DurationText.saturatedNanos(sum));
        }

        @Override
        public boolean timed() {
            return true;
        }

        /**
         * Not of random arrivals, which may be more or less than the rate says, nor behind a
         * warm-up that ends nobody knows when.
         */
        @Override
        public RunLength foreseen(RunLength length) {
            Duration duration = length.duration();
            WarmUp warmUp = length.warmUp();
            boolean ends = duration != null || ends();
            if (arrivals != Arrivals.CONSTANT || !ends || warmUp instanceof WarmUp.UntilSteady) {
                return length;
            }
            if (warmUp instanceof WarmUp.Requests first) {
                long left = Math.max(1, allDue() - first.requests());
                return duration == null
                        ? new RunLength(Math.min(length.requests(), left), null, warmUp)
                        : length;
            }
            Duration from = length.longestWarmUp();
            Duration end = duration == null ? Stage.UNENDING : from.plus(duration);
            long due = dueBefore(end) - dueBefore(from);
            return new RunLength(Math.max(1, Math.min(length.requests(), due)), duration, warmUp);
        }

        /**
         * Returns the highest rate of all stages.
         *
         * @return requests a second
         */
        public double peakRate() {
            return stages.stream().mapToDouble(Stage::rate).max().orElse(0);
        }

        /**
         * Returns how many requests are due in all stages, at random about so many.
         *
         * @return the area below the rate
         */
        long allDue() {
            return dueBefore(Stage.UNENDING);
        }

        private long dueBefore(Duration end) {
            double left = DurationText.saturatedNanos(end) / NANOS;
            double due = 0;
            double rate = 0;
            for (Stage stage : stages) {
                double part = Math.min(left, stage.seconds());
                due += stage.due(rate, part);
                rate = stage.rate();
                left -= part;
            }
            return (long) Math.ceil(due - ROUNDING);
        }

        /**
         * Tells whether the stages come to an end.
         *
         * @return false where only a count or a duration ends the run
         */
        public boolean ends() {
            return length().compareTo(Stage.UNENDING) < 0;
        }
    }

    private static void requireWindow(int concurrency) {
        Rules.require(concurrency >= 1, "concurrency", "be at least 1", concurrency);
    }
}
