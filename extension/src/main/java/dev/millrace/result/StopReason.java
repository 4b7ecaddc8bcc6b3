package dev.millrace.result;

/** Why a run stopped sending. */
public enum StopReason {
    /** All requests that were asked for were sent. */
    COUNT_REACHED("all requests were sent", true),
    /** The duration that was asked for is over. */
    DURATION_OVER("the duration was over", true),
    /** The source gave no more requests. */
    SOURCE_ENDED("the source ended", true),
    /** The source only threw, or its file could not be read any further. */
    SOURCE_BROKEN("the source broke", false),
    /** The file of its rows could not be written, such as for want of space. */
    ROWS_NOT_WRITTEN("rows could not be written", false),
    /** What was demanded cannot be met any more, and the test asked to fail fast. */
    OBJECTIVE_LOST("an objective could not be met any more", false),
    /** The run took longer than its deadline. */
    DEADLINE("the deadline was over", false),
    /** The test's thread was interrupted, by a time-out of JUnit's for one. */
    INTERRUPTED("the test was interrupted", false),
    /** The JVM was told to exit. */
    JVM_SHUTDOWN("the JVM was shutting down", false),
    /** No connection of the whole first window could be made. */
    TARGET_UNREACHABLE("no connection of the first window could be made", false),
    /** A request was for a host that may not be loaded. */
    TARGET_NOT_ALLOWED("a host is not among `millrace.targets`", false),
    /** The engine itself failed: a defect of Millrace's. */
    ENGINE_FAILED("the engine failed", false);

    private final String text;
    private final boolean planned;

    StopReason(String text, boolean planned) {
        this.text = text;
        this.planned = planned;
    }

    /**
     * Returns the reason in words.
     *
     * @return the reason, as a clause
     */
    public String text() {
        return text;
    }

    /**
     * Tells whether the run went to its planned end.
     *
     * @return false where something cut it short, which no verdict lets pass
     */
    public boolean planned() {
        return planned;
    }
}
