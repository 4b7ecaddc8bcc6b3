package dev.millrace.samples.bench;

/**
 * A run of a program, one of several in its JVM.
 *
 * @param served what nginx served meanwhile
 * @param cpuNanos CPU time of the whole process
 * @param elapsedNanos how long it took
 * @param allocated bytes, by all threads
 */
record MeasuredRun(Served served, long cpuNanos, long elapsedNanos, long allocated) {

    static final String MARK = "[run]";

    /** As a line among what the program itself prints. */
    String line() {
        return String.format(
                "%s %d %d %d %d %d",
                MARK, served.connections(), served.requests(), cpuNanos, elapsedNanos, allocated);
    }

    /** Reads the figures of a line. */
    static MeasuredRun of(String[] figures) {
        return new MeasuredRun(
                Served.of(figures),
                Long.parseLong(figures[2]),
                Long.parseLong(figures[3]),
                Long.parseLong(figures[4]));
    }
}
