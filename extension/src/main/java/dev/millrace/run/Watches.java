package dev.millrace.run;

import dev.millrace.memory.CpuUse;
import dev.millrace.memory.CpuWatch;
import dev.millrace.memory.MemoryWatch;
import dev.millrace.memory.TargetWatch;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.TargetUse;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What watches this process and the target's during a run. */
final class Watches implements AutoCloseable {

    private final MemoryWatch memory;
    private final @Nullable TargetWatch target;
    private CpuWatch cpu = CpuWatch.start();

    private Watches(MemoryWatch memory, @Nullable TargetWatch target) {
        this.memory = memory;
        this.target = target;
    }

    static Watches start(LoadPlan plan) {
        MemoryWatch memory = MemoryWatch.start(askedOfMemory(plan));
        try {
            return new Watches(memory, TargetWatch.start(plan));
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    private static Set<Measure> askedOfMemory(LoadPlan plan) {
        Set<Measure> asked = EnumSet.noneOf(Measure.class);
        plan.objectives().stream()
                .map(Objective::measure)
                .filter(Measure::memory)
                .forEach(asked::add);
        return asked;
    }

    /** Forgets what time was used for up to now; of memory the peak counts, whenever it was. */
    void beginToMeasure() {
        cpu = CpuWatch.start();
        memory.forgetPauses();
        if (target != null) {
            target.forgetCpu();
        }
    }

    void sample() {
        memory.sample();
    }

    MemoryWatch memory() {
        return memory;
    }

    CpuUse cpu() {
        return cpu.finish();
    }

    @Nullable TargetUse target() {
        return target == null ? null : target.finish();
    }

    @Override
    public void close() {
        memory.close();
        if (target != null) {
            target.close();
        }
    }
}
