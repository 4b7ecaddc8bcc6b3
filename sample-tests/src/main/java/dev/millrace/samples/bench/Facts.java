package dev.millrace.samples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code ci/bench} wrote down: for each process, in their order, the tool, what nginx had
 * served, the runs, what it had served then, and the cost.
 */
final class Facts {

    private final List<String> versions = new ArrayList<>();
    private final Set<String> transports = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    private String tool = "";
    private int connections;
    private boolean failed;
    private final List<Served> served = new ArrayList<>();
    private final List<MeasuredRun> runs = new ArrayList<>();

    /** Reads the lines of a file. */
    Facts(List<String> lines) {
        lines.forEach(this::read);
    }

    private void read(String line) {
        String[] words = line.split(" ", -1);
        String[] figures = Arrays.copyOfRange(words, 1, words.length);
        String text = String.join(" ", figures);
        switch (words[0]) {
            case "version" -> versions.add(text);
            case "tool" -> start(figures[0], Integer.parseInt(figures[1]));
            case "served" -> served.add(Served.of(figures));
            case MeasuredRun.MARK -> runs.add(MeasuredRun.of(figures));
            case "[transport]" -> transports.add(text);
            case "failed" -> fail(text);
            case "cost" -> end(Cost.of(figures));
            default -> throw new IllegalArgumentException("no such fact: " + line);
        }
    }

    private void start(String nextTool, int nextConnections) {
        tool = nextTool;
        connections = nextConnections;
        failed = false;
        served.clear();
        runs.clear();
    }

    private void fail(String how) {
        failed = true;
        failures.add(tool + " at " + connections + " connections failed " + how);
    }

    private void end(Cost cost) {
        if (!failed) {
            samples.add(sample(cost));
        }
    }

    private Sample sample(Cost cost) {
        return runs.isEmpty()
                ? Sample.ofNative(tool, connections, served.get(1).since(served.get(0)), cost)
                : Sample.ofRuns(tool, connections, runs, cost);
    }

    /** What was measured, and on what. */
    List<String> versions() {
        return versions;
    }

    /** What Millrace says of its transports and lanes. */
    Set<String> transports() {
        return transports;
    }

    /** The processes that failed; they are not among the samples. */
    List<String> failures() {
        return failures;
    }

    /** The processes, in the order in which they ran. */
    List<Sample> samples() {
        return samples;
    }
}
