package dev.millrace.result;

/**
 * One run of a search for capacity: a point of the curve of latency over rate.
 *
 * @param rate how many requests were due a second
 * @param confirming whether it was a longer run, to confirm a rate that had held
 * @param outcome how it came out
 * @param reason what was missed, in words; empty where all objectives held
 * @param bound what bounded it, in one sentence
 * @param result what it measured; a run ends as soon as an objective is lost
 */
public record CapacityStep(
        double rate,
        boolean confirming,
        Outcome outcome,
        String reason,
        String bound,
        LoadResult result) {

    /** How a step came out. */
    public enum Outcome {
        /** All objectives were met. */
        HELD("held"),
        /** An objective was missed. */
        MISSED("MISSED"),
        /** None was missed, but one could not be judged. */
        NOT_JUDGED("NOT JUDGED"),
        /** The objectives did not hold, as the generator or the window did not let them. */
        GENERATOR_LIMITED("GENERATOR"),
        /** It did not come to its end. */
        CUT_SHORT("CUT SHORT");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /**
         * Returns the outcome as tables show it: what needs attention in capitals.
         *
         * @return the outcome in a word or two
         */
        public String text() {
            return text;
        }
    }

    /**
     * Tells whether objectives were missed, whoever is to blame.
     *
     * @return false for a step that says nothing against its rate
     */
    public boolean failed() {
        return outcome == Outcome.MISSED || outcome == Outcome.GENERATOR_LIMITED;
    }

    /**
     * Tells whether the objectives held.
     *
     * @return false for any other outcome
     */
    public boolean held() {
        return outcome == Outcome.HELD;
    }
}
