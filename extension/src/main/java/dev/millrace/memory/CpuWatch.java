package dev.millrace.memory;

import java.time.Duration;

/**
 * Measures the CPU time of a run.
 *
 * <p>Immutable and thread-safe.
 */
public final class CpuWatch {

    private final long processAtStart = ProcessCpu.nanos();
    private final MachineCpu machineAtStart = MachineCpu.now();

    private CpuWatch() {}

    /**
     * Starts to measure.
     *
     * @return the watch
     */
    public static CpuWatch start() {
        return new CpuWatch();
    }

    /**
     * Returns what was used since the start.
     *
     * @return the use, of this process and of the machine
     */
    public CpuUse finish() {
        return new CpuUse(
                Duration.ofNanos(ProcessCpu.nanos() - processAtStart),
                MachineCpu.now().shareSince(machineAtStart));
    }
}
