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

    private static long orUnknown(LongSupplier figure) {
        try {
            return figure.getAsLong();
        } catch (UnsupportedOperationException e) {
            return -1;
        }
    }
}
