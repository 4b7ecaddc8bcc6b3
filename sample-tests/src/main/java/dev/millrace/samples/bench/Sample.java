package dev.millrace.samples.bench;

import java.util.List;

/**
 * One process of a tool. A Java tool has several runs in it: the last one counts as warm, and the
 * whole process is reckoned as if it had ended after the first.
 *
 * @param tool its name
 * @param connections as many as it was to open
 * @param opened as many as nginx saw in the first run
 * @param requests of the warm run, as nginx counted them
 * @param warmCpu nanoseconds a request of the warm run
 * @param wholeCpu nanoseconds a request of the whole process
 * @param perSecond requests a second of the warm run
 * @param allocated bytes a request of the warm run; NaN where that is not known
 * @param peakRss the largest resident set, in bytes
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
        long peakRss) {

    private static final double NANOS = 1e9;

    /** A native process, which is warm from the start. */
    static Sample ofNative(String tool, int connections, Served served, Cost cost) {
        double cpu = cost.cpuNanos() / served.requests();
        return new Sample(
                tool,
                connections,
                served.connections(),
                served.requests(),
                cpu,
                cpu,
                served.requests() * NANOS / cost.elapsedNanos(),
                Double.NaN,
                cost.peakRss());
    }

    /** A process of several runs. */
    static Sample ofRuns(String tool, int connections, List<MeasuredRun> runs, Cost cost) {
        Served first = runs.get(0).served();
        MeasuredRun warm = runs.get(runs.size() - 1);
        double requests = warm.served().requests();
        long laterCpu = runs.stream().skip(1).mapToLong(MeasuredRun::cpuNanos).sum();
        return new Sample(
                tool,
                connections,
                first.connections(),
                warm.served().requests(),
                warm.cpuNanos() / requests,
                (cost.cpuNanos() - laterCpu) / first.requests(),
                requests * NANOS / warm.elapsedNanos(),
                warm.allocated() / requests,
                cost.peakRss());
    }
}
