package dev.millrace.result;

/**
 * What a probe of a process found.
 *
 * @param value bytes of memory or nanoseconds of CPU time, or -1 where there is no measurement
 * @param how what was measured and how, or why there is no measurement
 */
public record Measurement(long value, String how) {

    /**
     * Returns the absence of a measurement.
     *
     * @param why why there is none
     * @return the absence
     */
    public static Measurement none(String why) {
        return new Measurement(-1, why);
    }

    /**
     * Tells whether something was measured.
     *
     * @return false where there is no measurement
     */
    public boolean measured() {
        return value >= 0;
    }

    /**
     * Returns the measurement of a set of processes, of which each has a ceiling of its own.
     *
     * @param other the other process's
     * @return the larger one; none where either is missing
     */
    Measurement merge(Measurement other) {
        if (!measured() || !other.measured()) {
            return measured() ? other : this;
        }
        return value >= other.value ? this : other;
    }
}
