package dev.millrace.samples.article.runner;

import java.util.List;

/**
 * One measurement to take.
 *
 * @param program what is measured
 * @param requests how many are sent
 * @param unitMillis the server answers after 0 to 3 times as long
 * @param concurrency most requests in flight
 * @param timeoutMillis of one request
 * @param heapLimit as {@code -Xmx} takes it
 */
record Job(
        Program program,
        long requests,
        long unitMillis,
        int concurrency,
        long timeoutMillis,
        String heapLimit) {

    /** The time-out that aiohttp has where nothing is said. */
    private static final long TIMEOUT_MILLIS = 300_000;

    /** The program as in the article, with the article's server or with one that does not delay. */
    static Job of(Program program, long requests, boolean delay) {
        return new Job(
                program,
                requests,
                delay ? 1_000 : 0,
                program.concurrency(),
                TIMEOUT_MILLIS,
                program.heapLimit());
    }

    /** Whether the server delays its answers. */
    boolean delay() {
        return unitMillis > 0;
    }

    /** Most requests that can be in flight. */
    long inFlight() {
        return Math.min(concurrency, requests);
    }

    /** What the server is told. */
    List<String> serverArguments() {
        return delay() ? List.of("--unit-millis", "" + unitMillis) : List.of("--no-delay");
    }

    /** What the program is told, with the server at a base URL. */
    List<String> programArguments(String base) {
        return List.of(
                "--url", base,
                "--requests", "" + requests,
                "--concurrency", "" + concurrency,
                "--timeout-millis", "" + timeoutMillis);
    }

    /**
     * What the JVM is told: the serial collector in a heap that starts small, so that the resident
     * set follows what the program holds.
     */
    List<String> jvmOptions() {
        return List.of(
                "-Xms16m", "-Xmx" + heapLimit, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }
}
