import java.util.List;

/**
 * What one process of a tool cost. A Java tool has several runs in it: the last one counts as warm,
 * and the whole process is reckoned as if it had ended after the first.
 *
 * @param tool its name
 * @param connections as many as it was to open
 * @param opened as many as nginx saw in the first run
 * @param requests of a run, as nginx counted them
 * @param warmCpu nanoseconds a request of the warm run
 * @param wholeCpu nanoseconds a request of the whole process
 * @param perSecond requests a second of the warm run
 * @param allocated bytes a request of the warm run; NaN where a tool does not tell
 * @param rss the peak of the resident set, in bytes
 */
record Sample(
        String tool,
        int connections,
        long opened,
        long requests,
        double warmCpu,
        double wholeCpu,
        double perSecond,
        double allocated,
        long rss) {

    private static final double NANOS = 1e9;

    /**
     * A native process, which is one run: what nginx served before and after, and what the process
     * cost.
     */
    static Sample ofNative(String tool, int connections, Served before, Served after, Cost cost) {
        Served served = after.since(before);
        double cpu = cost.cpuSeconds() * NANOS / served.requests();
        double perSecond = served.requests() / cost.elapsedSeconds();
        return new Sample(
                tool,
                connections,
                served.connections(),
                served.requests(),
                cpu,
                cpu,
                perSecond,
                Double.NaN,
                cost.rss());
    }

    /** A process of several runs. */
    static Sample ofJava(String tool, int connections, List<Run> runs, Cost cost) {
        Run first = runs.get(0);
        Run warm = runs.get(runs.size() - 1);
        long laterCpu = runs.stream().skip(1).mapToLong(Run::cpu).sum();
        return new Sample(
                tool,
                connections,
                first.connections(),
                warm.requests(),
                (double) warm.cpu() / warm.requests(),
                (cost.cpuSeconds() * NANOS - laterCpu) / first.requests(),
                warm.requests() * NANOS / warm.elapsed(),
                (double) warm.allocated() / warm.requests(),
                cost.rss());
    }

    /** A run within a process, as {@link Measured} prints it; times in nanoseconds. */
    record Run(long requests, long connections, long cpu, long elapsed, long allocated) {}

    /** A process, as {@code time} prints it. */
    record Cost(double cpuSeconds, double elapsedSeconds, long rss) {}
}
