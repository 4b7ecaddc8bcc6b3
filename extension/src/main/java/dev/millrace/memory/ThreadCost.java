package dev.millrace.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * What a thread cost since it started.
 *
 * @param cpuNanos its CPU time in nanoseconds; -1 where unknown
 * @param allocatedBytes what it allocated on the heap, in bytes; -1 where unknown
 */
public record ThreadCost(long cpuNanos, long allocatedBytes) {

    /**
     * Returns what a thread cost so far.
     *
     * @param threadId its id; the thread must be alive, or all is unknown
     * @return its cost, to be subtracted from a later one
     */
    public static ThreadCost of(long threadId) {
        return of(ManagementFactory.getThreadMXBean(), threadId);
    }

    static ThreadCost of(ThreadMXBean threads, long threadId) {
        return new ThreadCost(
                orUnknown(() -> threads.getThreadCpuTime(threadId)),
                threads instanceof com.sun.management.ThreadMXBean more
                        ? orUnknown(() -> more.getThreadAllocatedBytes(threadId))
                        : -1);
    }

    /**
     * Returns what the thread cost since an earlier look.
     *
     * @param earlier the earlier look, of the same thread
     * @return the differences
     */
    public ThreadCost since(ThreadCost earlier) {
        return new ThreadCost(
                known(earlier.cpuNanos) ? cpuNanos - earlier.cpuNanos : -1,
                known(earlier.allocatedBytes) ? allocatedBytes - earlier.allocatedBytes : -1);
    }

    private static boolean known(long figure) {
        return figure >= 0;
    }

    private static long orUnknown(LongSupplier figure) {
        try {
            return figure.getAsLong();
        } catch (UnsupportedOperationException e) {
            return -1;
        }
    }
}
