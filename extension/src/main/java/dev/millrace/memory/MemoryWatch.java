package dev.millrace.memory;

import dev.millrace.plan.Measure;
import dev.millrace.result.Measurement;
import dev.millrace.result.MemoryUse;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Watches the memory of this process during a run: start it before, sample meanwhile, finish after.
 *
 * <p>Used by one thread.
 */
public final class MemoryWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final GcWatch gc;
    private final HeapProbe heap;
    private final RssProbe rss;
    private final DirectProbe direct;
    private Duration pauseBefore = Duration.ZERO;

    private MemoryWatch(GcWatch gc, HeapProbe heap, RssProbe rss, DirectProbe direct) {
        this.gc = gc;
        this.heap = heap;
        this.rss = rss;
        this.direct = direct;
    }

    /**
     * Starts all probes. Where the heap is asked about, this and {@link #finish} collect the whole
     * heap, so that there is a figure even for a short run.
     *
     * @param asked what the run's objectives are about
     * @return the watch, to be closed
     */
    public static MemoryWatch start(Set<Measure> asked) {
        boolean heapAsked = asked.contains(Measure.HEAP);
        if (heapAsked) {
            System.gc();
        }
        GcWatch gc = GcWatch.start();
        return new MemoryWatch(
                gc,
                new HeapProbe(gc, System::gc, heapAsked, PATIENCE),
                RssProbe.start(),
                new DirectProbe(ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)));
    }

    /** Samples what has no peak of its own; to be called about ten times a second. */
    public void sample() {
        direct.sample();
    }

    /**
     * Takes the last figures: call it while what the run holds is still held, or a short run seems
     * to have used nothing. Waits up to 2 s for the collectors' reports.
     *
     * @param requests how many requests there were
     * @param laneAllocatedBytes bytes that the lanes' threads allocated; negative where unknown
     * @return the memory used since the start, each figure with how it was measured or why not
     */
    public MemoryUse finish(long requests, long laneAllocatedBytes) {
        return new MemoryUse(
                heap.finish(),
                rss.finish(),
                direct.finish(),
                allocationPerRequest(requests, laneAllocatedBytes));
    }

    private static Measurement allocationPerRequest(long requests, long bytes) {
        if (bytes < 0) {
            return Measurement.none("this JVM does not tell what its threads allocate");
        }
        if (requests == 0) {
            return Measurement.none("there was no request");
        }
        return new Measurement(
                bytes / requests,
                String.format(
                        Locale.ROOT, "by the lanes' threads, mean of %,d requests", requests));
    }

    /**
     * Returns how long collectors made the program stand still since the start, or since earlier
     * pauses were forgotten. Waits up to 2 s for their reports.
     *
     * @return the sum of all pauses, to the millisecond
     */
    public Duration gcPause() {
        gc.awaitReports(PATIENCE);
        return gc.totals().pause().minus(pauseBefore);
    }

    /** Counts only pauses that are reported from now on; what memory was used counts on. */
    public void forgetPauses() {
        pauseBefore = gc.totals().pause();
    }

    /** Stops listening to the collectors; closing again does nothing. */
    @Override
    public void close() {
        gc.close();
    }
}
