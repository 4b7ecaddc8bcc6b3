package dev.millrace.verdict;

import dev.millrace.result.CapacityEnding;

/** How an objective came out. */
public enum Ruling {
    /** Measured, and within the bound. */
    MET("met"),
    /** Measured, and outside the bound. */
    MISSED("MISSED"),
    /** Not measured, or not well enough to tell. */
    INCONCLUSIVE("INCONCLUSIVE");

    private final String text;

    Ruling(String text) {
        this.text = text;
    }

    /**
     * Returns the ruling on a search for capacity.
     *
     * @param ending how it ended
     * @return met where its answer is one about the target
     */
    public static Ruling of(CapacityEnding ending) {
        return switch (ending) {
            case LIMIT_FOUND, HIGHEST_RATE_HELD -> MET;
            case NOTHING_HELD, CUT_SHORT -> MISSED;
            case GENERATOR_LIMITED, NOT_CONFIRMED, NOT_JUDGED -> INCONCLUSIVE;
        };
    }

    /**
     * Returns the ruling as tables show it: what needs attention in capitals.
     *
     * @return the ruling in one word
     */
    public String text() {
        return text;
    }
}
