package dev.millrace.memory;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures the CPU time of a run.
 *
 * <p>Immutable and thread-safe.
 */
public final class CpuWatch {

    private final LongSupplier process;
    private final Supplier<MachineCpu> machine;
    private final long processAtStart;
    private final MachineCpu machineAtStart;

    /**
     * Makes a watch of figures that grow.
     *
     * @param process nanoseconds of CPU time of this process; -1 where unknown
     * @param machine what all processors have done
     */
    CpuWatch(LongSupplier process, Supplier<MachineCpu> machine) {
        this.process = process;
        this.machine = machine;
        processAtStart = process.getAsLong();
        machineAtStart = machine.get();
    }

    /**
     * Starts to measure.
     *
     * @return the watch
     */
    public static CpuWatch start() {
        return new CpuWatch(ProcessCpu::nanos, MachineCpu::now);
    }

    /**
     * Returns what was used since the start.
     *
     * @return the use, of this process and of the machine
     */
    public CpuUse finish() {
        return new CpuUse(processSinceStart(), machine.get().shareSince(machineAtStart));
    }

    private @Nullable Duration processSinceStart() {
        long now = process.getAsLong();
        return now < 0 || processAtStart < 0 ? null : Duration.ofNanos(now - processAtStart);
    }
}
