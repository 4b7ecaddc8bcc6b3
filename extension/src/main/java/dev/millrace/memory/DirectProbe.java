package dev.millrace.memory;

import dev.millrace.result.Measurement;
import java.lang.management.BufferPoolMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures the largest sum of direct buffers: sampled, as the JVM keeps no peak.
 *
 * <p>Thread-safe.
 */
final class DirectProbe {

    private final List<BufferPoolMXBean> pools;
    private final LongAccumulator largest = new LongAccumulator(Math::max, 0);
    private final LongAdder samples = new LongAdder();

    /**
     * Takes the pools to sample.
     *
     * @param pools all buffer pools of the JVM; the direct one is sampled
     */
    DirectProbe(List<BufferPoolMXBean> pools) {
        this.pools = pools.stream().filter(pool -> pool.getName().equals("direct")).toList();
    }

    void sample() {
        pools.forEach(pool -> largest.accumulate(pool.getMemoryUsed()));
        samples.increment();
    }

    Measurement finish() {
        sample();
        return pools.isEmpty()
                ? Measurement.none("this JVM does not tell about direct buffers")
                : new Measurement(
                        largest.get(),
                        String.format(
                                Locale.ROOT,
                                "largest of %,d samples of the JVM's direct buffers",
                                samples.sum()));
    }
}
