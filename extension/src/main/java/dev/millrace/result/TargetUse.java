package dev.millrace.result;

/**
 * What the system under test used during the run: another process of the machine that sent the
 * load.
 *
 * @param pid the process's id
 * @param heap the largest live heap: in use after a collection
 * @param rss the largest resident set size
 * @param cpu the CPU time of all its threads
 */
public record TargetUse(long pid, Measurement heap, Measurement rss, Measurement cpu) {

    /**
     * Returns what two targets used, where several machines shared a run: the larger of each kind,
     * as each target has ceilings of its own.
     *
     * @param other what the other target used
     * @return the larger values, with this target's id
     */
    TargetUse merge(TargetUse other) {
        return new TargetUse(
                pid, heap.merge(other.heap), rss.merge(other.rss), cpu.merge(other.cpu));
    }
}
