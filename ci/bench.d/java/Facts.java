import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code measure} wrote: for each process, in their order, the tool, what nginx served, the
 * runs and the cost.
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
    private final List<Sample.Run> runs = new ArrayList<>();

    static Facts read(Path file) throws IOException {
        Facts facts = new Facts();
        Files.readAllLines(file).forEach(facts::line);
        return facts;
    }

    private void line(String line) {
        String[] words = line.split(" ", 2);
        String[] figures = words[1].split(" ");
        switch (words[0]) {
            case "version" -> versions.add(words[1]);
            case "tool" -> start(figures[0], Integer.parseInt(figures[1]));
            case "served" -> served.add(new Served(number(figures[0]), number(figures[1])));
            case "[run]" -> runs.add(run(figures));
            case "[transport]" -> transports.add(words[1]);
            case "failed" -> fail(words[1]);
            case "cost" -> end(figures);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void start(String nextTool, int nextConnections) {
        tool = nextTool;
        connections = nextConnections;
        failed = false;
        served.clear();
        runs.clear();
    }

    private static Sample.Run run(String[] figures) {
        return new Sample.Run(
                number(figures[0]),
                number(figures[1]),
                number(figures[2]),
                number(figures[3]),
                number(figures[4]));
    }

    private void fail(String how) {
        failed = true;
        failures.add(tool + " at " + connections + " connections failed " + how);
    }

    private void end(String[] figures) {
        Sample.Cost cost =
                new Sample.Cost(
                        Double.parseDouble(figures[0]) + Double.parseDouble(figures[1]),
                        Double.parseDouble(figures[2]),
                        number(figures[3]) << 10);
        if (!failed) {
            samples.add(
                    runs.isEmpty()
                            ? Sample.ofNative(tool, connections, served.get(0), served.get(1), cost)
                            : Sample.ofJava(tool, connections, runs, cost));
        }
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    List<String> versions() {
        return versions;
    }

    /** Which transports Millrace used. */
    Set<String> transports() {
        return transports;
    }

    List<String> failures() {
        return failures;
    }

    List<Sample> samples() {
        return samples;
    }
}
