package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.Measurement;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeapProbeTests {

    private static final String MINOR = "end of minor GC";
    private static final String MAJOR = "end of major GC";
    private static final Set<String> HEAP = Set.of("Eden", "Old");
    private static final Duration AT_ONCE = Duration.ZERO;

    private final FakeCollector young = new FakeCollector("G1 Young Generation");
    private final FakeCollector old = new FakeCollector("G1 Old Generation");

    @Test
    void measures_the_largest_sum_of_the_heap_pools() {
        GcWatch gc = GcWatch.start(List.of(young, old), HEAP);

        report(gc, young, MINOR, 10, 20);
        report(gc, old, MAJOR, 15, 40);
        report(gc, young, MINOR, 11, 21);

        assertThat(new HeapProbe(gc, () -> {}, false, AT_ONCE).finish())
                .isEqualTo(
                        new Measurement(55, "largest heap after a collection, 3 collections, G1"));
    }

    @Test
    void does_not_take_the_pauses_of_a_concurrent_cycle_for_collections() {
        FakeCollector concurrent = new FakeCollector("G1 Concurrent GC");
        GcWatch gc = GcWatch.start(List.of(young, concurrent), HEAP);

        report(gc, young, MINOR, 10, 20);
        report(gc, concurrent, "end of concurrent GC pause", 1_000, 20);

        assertThat(new HeapProbe(gc, () -> {}, false, AT_ONCE).finish())
                .isEqualTo(
                        new Measurement(30, "largest heap after a collection, 1 collection, G1"));
    }

    @Test
    void does_not_count_collections_from_before_the_run_that_are_reported_late() {
        young.count = 7;
        GcWatch gc = GcWatch.start(List.of(young), HEAP);

        gc.take(report(young, MINOR, 7, 500, 0));
        report(gc, young, MINOR, 10, 0);

        assertThat(new HeapProbe(gc, () -> {}, false, AT_ONCE).finish().value()).isEqualTo(10);
    }

    @Test
    void measures_nothing_where_no_collection_happened() {
        GcWatch gc = GcWatch.start(List.of(young), HEAP);

        assertThat(new HeapProbe(gc, () -> {}, false, AT_ONCE).finish())
                .isEqualTo(Measurement.none("no collection happened during the run"));
    }

    @Test
    void names_the_flag_that_keeps_it_from_collecting() {
        GcWatch gc = GcWatch.start(List.of(young), HEAP);

        assertThat(new HeapProbe(gc, () -> {}, true, AT_ONCE).finish())
                .isEqualTo(
                        Measurement.none(
                                "no collection happened during the run, not even by System.gc():"
                                        + " is -XX:+DisableExplicitGC set?"));
    }

    @Test
    void measures_nothing_while_a_collection_is_unreported() {
        GcWatch gc = GcWatch.start(List.of(young), HEAP);

        report(gc, young, MINOR, 10, 0);
        young.count = 3;

        assertThat(new HeapProbe(gc, () -> {}, false, AT_ONCE).finish())
                .isEqualTo(
                        Measurement.none(
                                "the JVM left 2 of its collections unreported: any may be the"
                                        + " largest"));
    }

    @Test
    void measures_nothing_with_collectors_that_leave_garbage_in_their_figures() {
        GcWatch zgc = GcWatch.start(List.of(new FakeCollector("ZGC Major Cycles")), HEAP);
        GcWatch shenandoah = GcWatch.start(List.of(new FakeCollector("Shenandoah Cycles")), HEAP);

        assertThat(new HeapProbe(zgc, () -> {}, false, AT_ONCE).finish())
                .isEqualTo(
                        Measurement.none(
                                "ZGC reports garbage as heap in use even after a collection: use"
                                        + " G1, Parallel or Serial, such as -XX:+UseG1GC"));
        assertThat(new HeapProbe(shenandoah, () -> {}, false, AT_ONCE).finish().how())
                .startsWith("Shenandoah reports garbage");
    }

    @Test
    void calls_both_beans_of_a_collector_by_its_one_name() {
        assertThat(nameFor("Copy", "MarkSweepCompact")).isEqualTo("Serial");
        assertThat(nameFor("PS Scavenge", "PS MarkSweep")).isEqualTo("Parallel");
        assertThat(nameFor("scavenge", "global")).isEqualTo("scavenge and global");
    }

    private static String nameFor(String first, String second) {
        FakeCollector one = new FakeCollector(first);
        GcWatch gc = GcWatch.start(List.of(one, new FakeCollector(second)), HEAP);
        report(gc, one, MINOR, 1, 1);
        String how = new HeapProbe(gc, () -> {}, false, AT_ONCE).finish().how();
        return how.substring(how.lastIndexOf(", ") + 2);
    }

    private static void report(
            GcWatch gc, FakeCollector collector, String action, long eden, long old) {
        collector.count++;
        gc.take(report(collector, action, collector.count, eden, old));
    }

    private static GcReport report(
            FakeCollector collector, String action, long id, long eden, long old) {
        Map<String, MemoryUsage> after =
                Map.of("Eden", used(eden), "Old", used(old), "Metaspace", used(1 << 20));
        return new GcReport(collector.getName(), id, action, Duration.ofMillis(3), after);
    }

    private static MemoryUsage used(long bytes) {
        return new MemoryUsage(0, bytes, 1 << 30, 1 << 30);
    }
}
