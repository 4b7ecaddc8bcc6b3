package dev.millrace.verdict;

import dev.millrace.result.LoadResult;
import java.time.Duration;

/** What the lanes did with their time: the elapsed time, once for each lane. */
record LaneTime(LoadResult result) {

    /** From this share on, a lane has no time to spare. */
    private static final double SATURATED = 0.95;

    double cpuShare() {
        return share(result.generator().laneCpu());
    }

    String cpuPercent() {
        return percent(cpuShare());
    }

    double userCodeShare() {
        return share(result.generator().userCode());
    }

    boolean cpuSaturated() {
        return cpuShare() >= SATURATED;
    }

    /** Tells whether the lanes were busy, be it by computing or by waiting in the author's code. */
    boolean busy() {
        return cpuSaturated() || userCodeShare() >= SATURATED;
    }

    /** Writes a share, at most 1: clocks that differ may make it a little larger. */
    static String percent(double share) {
        return Math.round(Math.min(share, 1) * 100) + " %";
    }

    private double share(Duration spent) {
        double budget = (double) result.elapsed().toNanos() * result.plan().lanes();
        return budget == 0 ? 0 : spent.toNanos() / budget;
    }
}
