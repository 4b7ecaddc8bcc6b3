package dev.millrace.report;

/**
 * The console, written to in whole lines: Surefire holds back anything less, and parallel tests
 * write too.
 *
 * <p>Thread-safe.
 */
public final class Console {

    private Console() {}

    /**
     * Prints a block of lines at once.
     *
     * @param block one or more lines without a line end at the end, control characters escaped
     */
    public static synchronized void print(String block) {
        System.out.println(block);
    }
}
