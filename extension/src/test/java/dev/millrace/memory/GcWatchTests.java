package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GcWatchTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeCollector collector = new FakeCollector("ZGC");
    private final GcWatch watch = GcWatch.start(List.of(collector), Set.of());

    @Test
    void sums_pauses_but_not_the_cycles_that_run_beside_the_program() {
        watch.take(report(1, "end of GC pause", 3));
        watch.take(report(2, "end of GC cycle", 900));
        watch.take(report(3, "end of concurrent GC pause", 4));
        watch.take(report(4, "end of minor GC", 5));

        assertThat(watch.totals().pause()).isEqualTo(Duration.ofMillis(12));
    }

    @Test
    void takes_each_report_once() {
        GcReport report = report(1, "end of minor GC", 5);

        watch.take(report);
        watch.take(report);

        assertThat(watch.totals().collections()).isEqualTo(1);
    }

    @Test
    void waits_for_the_report_of_a_collection_that_has_happened() throws InterruptedException {
        collector.count = 1;
        Thread jvm = new Thread(() -> watch.take(report(1, "end of minor GC", 5)));

        jvm.start();
        long unreported = watch.awaitReports(LONG);

        jvm.join();
        assertThat(unreported).isZero();
        assertThat(watch.totals().collections()).isEqualTo(1);
    }

    @Test
    void waits_no_longer_than_its_limit() {
        collector.count = 2;

        assertThat(watch.awaitReports(Duration.ofMillis(1))).isEqualTo(2);
    }

    @Test
    void counts_reports_that_were_lost_but_waits_for_them_no_more() {
        collector.count = 3;
        watch.take(report(1, "end of minor GC", 5));
        watch.take(report(3, "end of minor GC", 5));

        assertThat(watch.awaitReports(LONG)).isEqualTo(1);
    }

    @Test
    void stops_waiting_and_stays_interrupted_when_the_thread_is_interrupted() {
        collector.count = 1;
        Thread.currentThread().interrupt();

        long unreported = watch.awaitReports(LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(unreported).isEqualTo(1);
    }

    @Test
    void stops_listening_when_closed_and_may_be_closed_again() {
        assertThat(collector.listeners).hasSize(1);

        watch.close();
        watch.close();

        assertThat(collector.listeners).isEmpty();
    }

    @Test
    void hears_of_the_collections_of_this_jvm() {
        try (GcWatch real = GcWatch.start()) {
            System.gc();

            assertThat(real.awaitReports(LONG)).isZero();
            assertThat(real.totals().collections()).isPositive();
            assertThat(real.totals().largestHeap()).isPositive();
        }
    }

    private GcReport report(long id, String action, long millis) {
        return new GcReport(collector.getName(), id, action, Duration.ofMillis(millis), Map.of());
    }
}
