package dev.millrace.verdict;

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
     * Returns the ruling as tables show it: what needs attention in capitals.
     *
     * @return the ruling in one word
     */
    public String text() {
        return text;
    }
}
