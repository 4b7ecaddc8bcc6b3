package dev.millrace.result;

/**
 * The memory that this process used during the run.
 *
 * @param heap the largest live heap: in use after a collection
 * @param rss the largest resident set size
 * @param direct the largest sum of direct buffers seen, sampled about ten times a second
 * @param allocationPerRequest bytes allocated by the lanes' threads, for each request
 */
public record MemoryUse(
        Measurement heap, Measurement rss, Measurement direct, Measurement allocationPerRequest) {

    /** Nothing was measured. */
    public static final MemoryUse NONE = none("not measured");

    private static MemoryUse none(String why) {
        Measurement none = Measurement.none(why);
        return new MemoryUse(none, none, none, none);
    }

    /**
     * Returns the memory of the processes that shared a run: the largest of each kind.
     *
     * @param other the other process's
     * @return the larger values
     */
    public MemoryUse merge(MemoryUse other) {
        return new MemoryUse(
                heap.merge(other.heap),
                rss.merge(other.rss),
                direct.merge(other.direct),
                allocationPerRequest.merge(other.allocationPerRequest));
    }
}
