package dev.millrace.memory;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServerConnection;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/**
 * Sums up what the collectors report from now on. They do so from a thread of their own, some time
 * after each collection.
 *
 * <p>Thread-safe.
 */
final class GcWatch implements AutoCloseable {

    private final List<GarbageCollectorMXBean> collectors;
    private final Set<String> heapPools;
    private final NotificationListener listener =
            (notification, handback) -> take(GcReport.of(notification));

    private final Lock lock = new ReentrantLock();
    private final Condition reported = lock.newCondition();
    private final Map<String, Long> lastIds = new ConcurrentHashMap<>();
    private volatile GcTotals totals = GcTotals.NONE;
    private final LongAdder lost = new LongAdder();

    private GcWatch(List<GarbageCollectorMXBean> collectors, Set<String> heapPools) {
        this.collectors =
                collectors.stream().filter(NotificationEmitter.class::isInstance).toList();
        this.heapPools = heapPools;
    }

    static GcWatch start() {
        return start(
                ManagementFactory.getGarbageCollectorMXBeans(),
                heapPools(ManagementFactory.getMemoryPoolMXBeans()));
    }

    /** Watches the collectors of another JVM. */
    static GcWatch start(MBeanServerConnection jvm) throws IOException {
        return start(
                ManagementFactory.getPlatformMXBeans(jvm, GarbageCollectorMXBean.class),
                heapPools(ManagementFactory.getPlatformMXBeans(jvm, MemoryPoolMXBean.class)));
    }

    private static Set<String> heapPools(List<MemoryPoolMXBean> pools) {
        return pools.stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(toSet());
    }

    static GcWatch start(List<GarbageCollectorMXBean> collectors, Set<String> heapPools) {
        GcWatch watch = new GcWatch(collectors, heapPools);
        watch.listen();
        return watch;
    }

    /**
     * Listens before it counts: a collection in between is then known to be an earlier one, and
     * never waited for in vain.
     */
    private void listen() {
        lock.lock();
        try {
            emitters().forEach(emitter -> emitter.addNotificationListener(listener, null, null));
            collectors.forEach(
                    collector -> lastIds.put(collector.getName(), collector.getCollectionCount()));
        } finally {
            lock.unlock();
        }
    }

    private List<NotificationEmitter> emitters() {
        return collectors.stream().map(NotificationEmitter.class::cast).toList();
    }

    void take(GcReport report) {
        lock.lock();
        try {
            long last = lastIdOf(report.collector());
            if (report.id() > last) {
                lost.add(report.id() - last - 1);
                lastIds.put(report.collector(), report.id());
                totals = totals.plus(report, heapPools);
                reported.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until each collection so far is reported, or the thread is interrupted.
     *
     * @param limit waits so long at most
     * @return how many collections are still unreported
     */
    long awaitReports(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (late() > 0 && left > 0) {
                left = reported.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return unreported();
    }

    /**
     * A report that never comes is no more waited for, but missed: it may have been the largest.
     */
    private long unreported() {
        return late() + lost.sum();
    }

    /** A collection's id is its collector's count after it. */
    private long late() {
        return collectors.stream()
                .mapToLong(
                        collector -> collector.getCollectionCount() - lastIdOf(collector.getName()))
                .sum();
    }

    private long lastIdOf(String collector) {
        return lastIds.getOrDefault(collector, Long.MAX_VALUE);
    }

    List<String> collectorNames() {
        return collectors.stream().map(GarbageCollectorMXBean::getName).toList();
    }

    GcTotals totals() {
        return totals;
    }

    @Override
    public void close() {
        emitters().forEach(this::silence);
    }

    private void silence(NotificationEmitter emitter) {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
            // Closed before: there is nothing left to remove.
        }
    }
}
