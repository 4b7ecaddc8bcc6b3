package dev.millrace.samples;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Load;
import dev.millrace.LoadTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Memory does not grow with the number of requests: ci/memory runs all of this. */
class EnduranceTests {

    private static final double MOST_BYTES_A_REQUEST = 0.1;
    private static final long MOST_RSS_GROWTH = 2 << 20;

    /** The least of so many figures counts, as the window holds now more, now less. */
    private static final int FIGURES = 5;

    @RegisterExtension static final ServerProcess CATALOGUE = ServerProcess.http();

    @Tag("endurance")
    @LoadTest(concurrency = 1_000)
    void the_live_heap_does_not_grow_from_100_thousand_to_5_million_requests(Load load) {
        LongConsumer keepsNothing = index -> {};
        liveHeap(load, 100_000, keepsNothing);

        long first = liveHeap(load, 100_000, keepsNothing);
        long second = liveHeap(load, 1_000_000, keepsNothing);
        long third = liveHeap(load, 5_000_000, keepsNothing);

        System.out.printf(
                "[endurance] live heap at 100 k, 1 M, 5 M requests: %,d %,d %,d B%n",
                first, second, third);
        assertThat(bytesARequest(first, second, 900_000)).isLessThan(MOST_BYTES_A_REQUEST);
        assertThat(bytesARequest(first, third, 4_900_000)).isLessThan(MOST_BYTES_A_REQUEST);
    }

    @LoadTest(concurrency = 10)
    void a_leak_would_show(Load load) {
        Queue<Long> leak = new ConcurrentLinkedQueue<>();

        long first = liveHeap(load, 10_000, leak::add);
        long second = liveHeap(load, 50_000, leak::add);

        assertThat(bytesARequest(first, second, 40_000)).isGreaterThan(MOST_BYTES_A_REQUEST);
    }

    private static double bytesARequest(long before, long after, long requests) {
        return (after - before) / (double) requests;
    }

    /** Measured while the last requests are made, so that all the run holds is still held. */
    private static long liveHeap(Load load, long requests, LongConsumer kept) {
        long[] least = {Long.MAX_VALUE};
        load.requests(requests)
                .run(
                        i -> {
                            kept.accept(i);
                            if (i >= requests - FIGURES) {
                                least[0] = Math.min(least[0], liveHeap());
                            }
                            return get(CATALOGUE.base() + "/pages/" + i % 1_000_000);
                        });
        return least[0];
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Tag("endurance")
    @EnabledOnOs(OS.LINUX)
    @LoadTest(requests = 5_000_000, concurrency = 1_000)
    void the_resident_set_does_not_grow_from_1_million_to_5_million_requests(Load load) {
        long[] residentSets = new long[5];
        load.run(
                i -> {
                    if ((i + 1) % 1_000_000 == 0) {
                        residentSets[(int) (i / 1_000_000)] = residentSet();
                    }
                    return get(CATALOGUE.base() + "/pages/" + i % 1_000_000);
                });

        System.out.printf(
                "[endurance] resident set at 1 M, 5 M requests: %,d %,d B%n",
                residentSets[0], residentSets[4]);
        assertThat(residentSets[4] - residentSets[0]).isLessThan(MOST_RSS_GROWTH);
    }

    private static long residentSet() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
    }
}
