package dev.millrace.memory;

import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.WatchedProcess;
import dev.millrace.result.Measurement;
import dev.millrace.result.TargetUse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the process of the system under test during a run: start it before, finish after.
 *
 * <p>Whatever becomes of the target meanwhile, there is a figure or a reason why there is none.
 */
public final class TargetWatch implements AutoCloseable {

    private final RunningProcess process;
    private final RemoteHeap heap;
    private final RssProbe rss;
    private Optional<Duration> cpuAtStart;

    private TargetWatch(RunningProcess process, boolean heapAsked) {
        this.process = process;
        heap = RemoteHeap.start(process.pid(), heapAsked);
        rss = RssProbe.start(process.pid());
        cpuAtStart = process.cpu();
    }

    /**
     * Refuses a plan that asks about the heap of a process that has none.
     *
     * @param plan what a run is to do
     * @return the same plan
     * @throws BadSettingException if the target's heap has a ceiling, but it is no JVM
     */
    public static LoadPlan checked(LoadPlan plan) {
        WatchedProcess watched = plan.watch();
        if (watched != null && heapAsked(plan) && !RemoteJvm.isJvm(watched.pid())) {
            throw new BadSettingException(
                    "watch",
                    "be the id of a JVM, as jps lists them, where there is a ceiling of its heap",
                    watched.pid());
        }
        return plan;
    }

    /**
     * Starts all probes. Where the heap is asked about, this and {@link #finish} have the target
     * collect all of it.
     *
     * @param plan what the run is to do
     * @return the watch, to be closed; null where no process is to be watched
     */
    public static @Nullable TargetWatch start(LoadPlan plan) {
        WatchedProcess watched = plan.watch();
        return watched == null
                ? null
                : new TargetWatch(new RunningProcess(watched.pid()), heapAsked(plan));
    }

    private static boolean heapAsked(LoadPlan plan) {
        return plan.objectives().stream()
                .anyMatch(objective -> objective.measure() == Measure.TARGET_HEAP);
    }

    /** Counts CPU time only from now on; what memory was used counts on. */
    public void forgetCpu() {
        cpuAtStart = process.cpu();
    }

    /**
     * Takes the last figures; first the CPU time, as a collection needs some itself. Waits a minute
     * at most for a target that hangs.
     *
     * @return what the target used since the start, each figure with how it was measured or why not
     */
    public TargetUse finish() {
        Measurement cpu = cpuSinceStart();
        Measurement resident = rss.finish();
        Measurement live = heap.finish();
        Measurement none = Measurement.none("process " + process.pid() + " ended during the run");
        return process.running()
                ? new TargetUse(process.pid(), live, resident, cpu)
                : new TargetUse(process.pid(), none, none, none);
    }

    private Measurement cpuSinceStart() {
        return process.cpu()
                .flatMap(now -> cpuAtStart.map(now::minus))
                .map(used -> new Measurement(used.toNanos(), "CPU time of all threads"))
                .orElse(Measurement.none("this system does not tell the process's CPU time"));
    }

    /** Leaves the target alone; closing again does nothing. */
    @Override
    public void close() {
        heap.close();
    }
}
