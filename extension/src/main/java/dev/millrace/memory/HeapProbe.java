package dev.millrace.memory;

import dev.millrace.result.Measurement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/**
 * Measures the live heap: the largest heap in use after a collection.
 *
 * <p>An upper bound of what was live at each collection: a minor one leaves the garbage of the old
 * generation where it is.
 */
final class HeapProbe {

    private static final Map<String, String> NAMES_BY_PREFIX =
            Map.of(
                    "G1", "G1",
                    "PS ", "Parallel",
                    "Copy", "Serial",
                    "MarkSweepCompact", "Serial",
                    "ZGC", "ZGC",
                    "Shenandoah", "Shenandoah");

    private final GcWatch gc;
    private final Runnable collection;
    private final boolean asked;
    private final Duration patience;

    /**
     * Takes what it needs.
     *
     * @param gc the reports since the start of the run
     * @param collection collects the whole heap
     * @param asked whether the figure is worth the time of a collection
     * @param patience waits so long at most for late reports
     */
    HeapProbe(GcWatch gc, Runnable collection, boolean asked, Duration patience) {
        this.gc = gc;
        this.collection = collection;
        this.asked = asked;
        this.patience = patience;
    }

    Measurement finish() {
        if (asked) {
            collection.run();
        }
        long unreported = gc.awaitReports(patience);
        String collector = collector();
        if (collector.equals("ZGC") || collector.equals("Shenandoah")) {
            return Measurement.none(
                    collector
                            + " reports garbage as heap in use even after a collection: use G1,"
                            + " Parallel or Serial, such as -XX:+UseG1GC");
        }
        if (unreported > 0) {
            return Measurement.none(
                    "the JVM left "
                            + unreported
                            + " of its collections unreported: any may be the largest");
        }
        GcTotals totals = gc.totals();
        return totals.collections() == 0
                ? Measurement.none(whyNoCollection())
                : new Measurement(totals.largestHeap(), how(totals.collections(), collector));
    }

    private static String how(long collections, String collector) {
        return String.format(
                Locale.ROOT,
                "largest heap after a collection, %,d collection%s, %s",
                collections,
                collections == 1 ? "" : "s",
                collector);
    }

    private String whyNoCollection() {
        return "no collection happened during the run"
                + (asked ? ", not even by System.gc(): is -XX:+DisableExplicitGC set?" : "");
    }

    private String collector() {
        return gc.collectorNames().stream()
                .map(HeapProbe::collectorOf)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String collectorOf(String bean) {
        return NAMES_BY_PREFIX.entrySet().stream()
                .filter(entry -> bean.startsWith(entry.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .orElse(bean);
    }
}
