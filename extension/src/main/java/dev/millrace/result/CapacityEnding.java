package dev.millrace.result;

/** How a search for capacity ended. */
public enum CapacityEnding {
    /** The objectives held at the rate, confirmed, and not at a slightly higher one. */
    LIMIT_FOUND("the objectives held, and not any higher"),
    /** The objectives held at the highest rate that was to be tried, confirmed. */
    HIGHEST_RATE_HELD("the objectives held at the highest rate that may be tried"),
    /** The objectives held at the rate; higher ones failed for a limit that is not the target's. */
    GENERATOR_LIMITED("at least: the generator or its window was the limit, not the target"),
    /** The objectives held for the time of a step, but in no longer run. */
    NOT_CONFIRMED("the objectives held for a step, but in no longer run"),
    /** A step measured too little to judge an objective. */
    NOT_JUDGED("as far as objectives could be judged, which a step did not let"),
    /** The objectives held at no rate that was tried. */
    NOTHING_HELD("the objectives held at no rate"),
    /** The search did not come to its end. */
    CUT_SHORT("as far as the search came, which was cut short");

    private final String text;

    CapacityEnding(String text) {
        this.text = text;
    }

    /**
     * Returns the ending in words.
     *
     * @return a clause
     */
    public String text() {
        return text;
    }
}
