package dev.millrace;

/** The two sides of a load test, each a process: whose memory or CPU time a ceiling is about. */
public enum Side {
    /** This JVM, which sends the load. */
    SELF,
    /** The system under test, as {@link Load#watch} names it. */
    TARGET
}
