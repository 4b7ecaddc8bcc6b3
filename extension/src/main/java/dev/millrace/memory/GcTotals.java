package dev.millrace.memory;

import java.time.Duration;
import java.util.Set;

/**
 * The sums over a number of reports.
 *
 * @param collections how many collections removed dead objects
 * @param largestHeap the largest heap in use after one of them, in bytes
 * @param pause how long the program stood still, to the millisecond
 */
record GcTotals(long collections, long largestHeap, Duration pause) {

    static final GcTotals NONE = new GcTotals(0, 0, Duration.ZERO);

    GcTotals plus(GcReport report, Set<String> heapPools) {
        return new GcTotals(
                collections + (report.collected() ? 1 : 0),
                Math.max(largestHeap, report.collected() ? report.used(heapPools) : 0),
                report.pause() ? pause.plus(report.duration()) : pause);
    }
}
