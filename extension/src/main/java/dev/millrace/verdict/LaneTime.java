package dev.millrace.verdict;

import dev.millrace.result.GeneratorLoad;
import dev.millrace.result.LoadResult;
import java.time.Duration;

/** What the lanes did with their time: the elapsed time, once for each lane. */
record LaneTime(LoadResult result) {

    /** From this share on, a lane has no time to spare. */
    private static final double SATURATED = 0.95;

    /** In less time a start is most of it: classes are loaded, connections opened. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);

    /** A lane that is busy computes; where it does not for so much of its time, it was kept off. */
    private static final double LEAST_CPU = 0.7;

    /** The share in which lanes had something to do, whether they got a processor for it or not. */
    double busyShare() {
        GeneratorLoad load = result.generator();
        return 1 - share(load.waiting()) - share(load.polling());
    }

    /** The share in which lanes computed; -1 where the JVM does not tell. */
    double cpuShare() {
        Duration cpu = result.generator().laneCpu();
        return cpu == null ? -1 : share(cpu);
    }

    double userCodeShare() {
        return share(result.generator().userCode());
    }

    boolean saturated() {
        return busyShare() >= SATURATED && result.elapsed().compareTo(LEAST_TIME) >= 0;
    }

    /** Tells whether lanes had something to do, and no processor for it. */
    boolean starved() {
        return saturated()
                && cpuShare() >= 0
                && cpuShare() + new Evidence(result).gcShare() < LEAST_CPU;
    }

    /** Writes a share, within 0..1: clocks that differ may make it a little larger. */
    static String percent(double share) {
        return Math.round(Math.max(0, Math.min(share, 1)) * 100) + " %";
    }

    private double share(Duration spent) {
        double budget = (double) result.elapsed().toNanos() * result.plan().lanes();
        return budget == 0 ? 0 : spent.toNanos() / budget;
    }
}
