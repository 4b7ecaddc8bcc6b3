package dev.millrace.verdict;

/** How an objective came out. */
public enum Ruling {
    /** Measured, and within the bound. */
    MET,
    /** Measured, and outside the bound. */
    MISSED,
    /** Not measured, or not well enough to tell. */
    INCONCLUSIVE
}
