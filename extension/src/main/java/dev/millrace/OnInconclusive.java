package dev.millrace;

/** What becomes of a test whose verdict is inconclusive. */
public enum OnInconclusive {
    /** The test fails. */
    FAIL,
    /** The test is aborted, which reports show as skipped. */
    ABORT
}
