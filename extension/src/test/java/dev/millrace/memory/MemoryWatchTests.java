package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.result.Measurement;
import dev.millrace.result.MemoryUse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With this JVM's own collector, which must be G1, Parallel or Serial. */
class MemoryWatchTests {

    private static final Set<Measure> HEAP = Set.of(Measure.HEAP);
    private static final long MEBI = 1 << 20;

    /** What the run under test holds: reachable through this test's instance. */
    volatile Object held = "nothing";

    @Test
    void sees_the_heap_that_is_held_at_the_end() {
        try (MemoryWatch watch = MemoryWatch.start(HEAP)) {
            held = new byte[(int) (24 * MEBI)];

            Measurement heap = watch.finish(1, -1).heap();

            assertThat(heap.value()).isGreaterThanOrEqualTo(24 * MEBI);
            assertThat(heap.how()).startsWith("largest heap after a collection, ");
        }
    }

    @Test
    void does_not_take_garbage_for_live_heap() {
        long quiet = heapOf(0);

        long noisy = heapOf(500 * MEBI);

        assertThat(noisy).isLessThan(quiet + 128 * MEBI);
    }

    private long heapOf(long garbage) {
        try (MemoryWatch watch = MemoryWatch.start(HEAP)) {
            for (long made = 0; made < garbage; made += 64 << 10) {
                held = new byte[64 << 10];
            }
            return watch.finish(1, -1).heap().value();
        }
    }

    @Test
    void sees_a_direct_buffer_at_a_sample() {
        try (MemoryWatch watch = MemoryWatch.start(Set.of())) {
            held = ByteBuffer.allocateDirect((int) (8 * MEBI));

            watch.sample();

            assertThat(watch.finish(1, -1).direct().value()).isGreaterThanOrEqualTo(8 * MEBI);
        }
    }

    @Test
    void shares_what_the_lanes_allocated_among_the_requests() {
        assertThat(allocationPerRequest(1_000, 4_500_000))
                .isEqualTo(new Measurement(4_500, "by the lanes' threads, mean of 1,000 requests"));
    }

    @Test
    void has_no_allocation_per_request_without_requests_or_figures() {
        assertThat(allocationPerRequest(0, 4_500))
                .isEqualTo(Measurement.none("there was no request"));
        assertThat(allocationPerRequest(1_000, -1))
                .isEqualTo(Measurement.none("this JVM does not tell what its threads allocate"));
    }

    private static Measurement allocationPerRequest(long requests, long bytes) {
        try (MemoryWatch watch = MemoryWatch.start(Set.of())) {
            return watch.finish(requests, bytes).allocationPerRequest();
        }
    }

    @Test
    void may_be_closed_twice_and_still_tells_its_pauses() {
        MemoryWatch watch = MemoryWatch.start(HEAP);
        MemoryUse use = watch.finish(1, 1);

        watch.close();
        watch.close();

        assertThat(use.heap().measured()).isTrue();
        assertThat(watch.gcPause()).isGreaterThanOrEqualTo(Duration.ZERO);
    }
}
