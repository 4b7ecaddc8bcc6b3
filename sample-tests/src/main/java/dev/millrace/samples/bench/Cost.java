package dev.millrace.samples.bench;

/**
 * What a process cost, as the kernel tells its parent.
 *
 * @param cpuNanos CPU time, user and system
 * @param elapsedNanos how long it ran
 * @param peakRss the largest resident set, in bytes
 */
record Cost(double cpuNanos, double elapsedNanos, long peakRss) {

    private static final double NANOS = 1e9;

    /** Reads what {@code time} prints: seconds user, system and elapsed, and KiB. */
    static Cost of(String[] figures) {
        return new Cost(
                (Double.parseDouble(figures[0]) + Double.parseDouble(figures[1])) * NANOS,
                Double.parseDouble(figures[2]) * NANOS,
                Long.parseLong(figures[3]) << 10);
    }
}
