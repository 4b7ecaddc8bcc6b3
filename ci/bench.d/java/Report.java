import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes of the facts of a comparison its page and its JSON, and prints the page. */
final class Report {

    private static final String REFERENCE = "wrk";

    private final Facts facts;
    private final long requests;
    private final List<Row> rows;

    private Report(Facts facts, long requests) {
        this.facts = facts;
        this.requests = requests;
        this.rows = rows(facts.samples());
    }

    /** The arguments are the requests of a run, and the file of facts without its ending. */
    public static void main(String[] args) throws IOException {
        Report report = new Report(Facts.read(Path.of(args[1] + ".txt")), Long.parseLong(args[0]));
        Files.writeString(Path.of(args[1] + ".md"), report.markdown());
        Files.writeString(Path.of(args[1] + ".json"), report.json());
        System.out.print(report.markdown());
        if (!report.facts.failures().isEmpty()) {
            System.exit(1);
        }
    }

    private static List<Row> rows(List<Sample> samples) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            Row row =
                    rows.computeIfAbsent(
                            sample.connections() + " " + sample.tool(),
                            key ->
                                    new Row(
                                            sample.tool(),
                                            sample.connections(),
                                            new ArrayList<>(),
                                            new ArrayList<>()));
            row.samples().add(sample);
            row.references().add(reference(samples, i));
        }
        return List.copyOf(rows.values());
    }

    /** A run of wrk is its own reference; each other one has one before and one after it. */
    private static double reference(List<Sample> samples, int i) {
        return samples.get(i).tool().equals(REFERENCE)
                ? samples.get(i).warmCpu()
                : (samples.get(i - 1).warmCpu() + samples.get(i + 1).warmCpu()) / 2;
    }

    private String markdown() {
        StringBuilder page = new StringBuilder();
        page.append(String.join("; ", facts.versions())).append(".\n\n").append(Row.HEAD);
        rows.forEach(row -> page.append(row.markdown()));
        List<String> notes = notes();
        if (!notes.isEmpty()) {
            page.append("\n- ").append(String.join("\n- ", notes)).append("\n");
        }
        return page.toString();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        facts.transports().forEach(transport -> notes.add("Millrace's transport: " + transport));
        for (Row row : rows) {
            if (row.opened() < row.connections()) {
                notes.add(
                        row.tool()
                                + " opened only "
                                + row.opened()
                                + " of "
                                + row.connections()
                                + " connections");
            }
            double served = row.median(Sample::requests);
            if (!row.tool().equals(REFERENCE) && Math.abs(served / requests - 1) > 0.02) {
                notes.add(
                        "%s sent %,.0f requests where %,d were asked"
                                .formatted(row.tool(), served, requests));
            }
        }
        notes.addAll(facts.failures());
        return notes;
    }

    private String json() {
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
                        texts(notes()),
                        rows.stream().map(Row::json).collect(Collectors.joining(",\n")));
    }

    private static String texts(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }
}
