package dev.millrace.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes of the facts of a comparison its Markdown and its JSON. */
final class Report {

    /** Each other tool has a process of this one just before and one just after its own. */
    private static final String REFERENCE = "wrk";

    private final Facts facts;
    private final List<Row> rows;
    private final List<String> notes;
    private final long requests;

    Report(Facts facts, long requests) {
        this.facts = facts;
        this.requests = requests;
        this.rows = rows(facts.samples());
        this.notes = notes();
    }

    /**
     * Writes and prints it; fails where a tool did. The arguments are the requests of a run, and
     * the file of facts without its ending.
     */
    public static void main(String[] args) throws IOException {
        Facts facts = new Facts(Files.readAllLines(Path.of(args[1] + ".txt")));
        Report report = new Report(facts, Long.parseLong(args[0]));
        Files.writeString(Path.of(args[1] + ".md"), report.markdown());
        Files.writeString(Path.of(args[1] + ".json"), report.json());
        System.out.print(report.markdown());
        System.exit(facts.failures().isEmpty() ? 0 : 1);
    }

    private static List<Row> rows(List<Sample> samples) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            Row row = rows.computeIfAbsent(key(sample), key -> Row.of(sample));
            row.samples().add(sample);
            row.references().add(reference(samples, i));
        }
        return List.copyOf(rows.values());
    }

    private static String key(Sample sample) {
        return sample.connections() + " " + sample.tool();
    }

    private static double reference(List<Sample> samples, int i) {
        return samples.get(i).tool().equals(REFERENCE)
                ? samples.get(i).warmCpu()
                : (samples.get(i - 1).warmCpu() + samples.get(i + 1).warmCpu()) / 2;
    }

    private List<String> notes() {
        List<String> found = new ArrayList<>();
        facts.transports().forEach(text -> found.add("Millrace's transport was " + text));
        rows.stream().filter(Report::isCompared).forEach(row -> found.addAll(row.notes(requests)));
        found.addAll(facts.failures());
        return found;
    }

    private static boolean isCompared(Row row) {
        return !row.tool().equals(REFERENCE);
    }

    /** Says how much was measured: each pair is a process of a tool, between two of the other. */
    private String extent() {
        int pairs =
                rows.stream()
                        .filter(Report::isCompared)
                        .mapToInt(row -> row.samples().size())
                        .max()
                        .orElse(0);
        return String.format(Locale.ROOT, "Pairs: %d; requests a run: %,d.", pairs, requests);
    }

    /** Versions, extent, the table and notes. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(String.join("; ", facts.versions()) + ".");
        lines.add("");
        lines.add(extent());
        lines.add("");
        lines.add(line(Row.HEADER));
        lines.add("|---".repeat(Row.HEADER.size()) + "|");
        rows.forEach(row -> lines.add(line(row.cells())));
        lines.add("");
        notes.forEach(note -> lines.add("- " + note + "."));
        return String.join("\n", lines).strip() + "\n";
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Versions, notes and rows. */
    String json() {
        return """
                {
                  "versions": [%s],
                  "notes": [%s],
                  "rows": [
                    %s
                  ]
                }
                """
                .formatted(
                        texts(facts.versions()),
                        texts(notes),
                        rows.stream().map(Row::json).collect(Collectors.joining(",\n    ")));
    }

    private static String texts(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }
}
