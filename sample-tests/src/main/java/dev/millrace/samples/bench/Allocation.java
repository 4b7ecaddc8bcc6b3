package dev.millrace.samples.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What all threads ever allocated, those that have ended too: what the heap holds, and what
 * collections took from it. Exact to a few buffers of threads, with the serial collector, which
 * stops the world for all it does.
 */
final class Allocation {

    private static final List<GarbageCollectorMXBean> COLLECTORS =
            ManagementFactory.getGarbageCollectorMXBeans();
    private static final Set<String> HEAP =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getName)
                    .collect(Collectors.toSet());

    private long collections = collections();
    private long freed;

    Allocation() {
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) ->
                                    collected((CompositeData) notification.getUserData()),
                            null,
                            null);
        }
    }

    private synchronized void collected(CompositeData notification) {
        GcInfo info = GarbageCollectionNotificationInfo.from(notification).getGcInfo();
        freed += heap(info.getMemoryUsageBeforeGc()) - heap(info.getMemoryUsageAfterGc());
        collections++;
        notifyAll();
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> HEAP.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    synchronized long bytes() throws InterruptedException {
        long used;
        do {
            used = used();
            awaitNews();
        } while (used > used());
        return used + freed;
    }

    /** The news of a collection comes on a thread of its own. */
    private void awaitNews() throws InterruptedException {
        for (int wait = 0; collections < collections(); wait++) {
            if (wait == 500) {
                throw new IllegalStateException(
                        "no news of " + (collections() - collections) + " collections");
            }
            wait(10);
        }
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long collections() {
        return COLLECTORS.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
