package dev.millrace.samples.article.runner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Markdown table below a line that says where it was measured; rows measured anew take the place
 * of old ones, and what was measured elsewhere goes.
 */
final class MarkdownTable {

    /** A program, a server and a number of requests tell one row from another. */
    private static final int KEY_CELLS = 3;

    private static final Comparator<List<String>> ORDER =
            Comparator.<List<String>, String>comparing(row -> row.get(1))
                    .thenComparing(row -> Long.valueOf(row.get(2).replace(",", "")))
                    .thenComparing(row -> Program.named(row.get(0)));

    private final String place;
    private final List<String> header;
    private final Map<List<String>, List<String>> rows = new LinkedHashMap<>();

    /** Makes a table of what was measured at a place, with the rows of an old one from there. */
    MarkdownTable(String place, List<String> header, List<String> old) {
        this.place = place;
        this.header = header;
        if (old.contains(place) && old.contains(line(header))) {
            old.stream().filter(line -> line.startsWith("| ")).skip(1).forEach(this::read);
        }
    }

    private void read(String line) {
        put(List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
    }

    /** Puts a row in, in the place of the one it measures anew. */
    void put(List<String> row) {
        rows.put(row.subList(0, KEY_CELLS), row);
    }

    /** The lines of the table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(place, "", line(header)));
        lines.add(header.stream().map(cell -> "---").collect(Collectors.joining("|", "|", "|")));
        rows.values().stream().sorted(ORDER).map(MarkdownTable::line).forEach(lines::add);
        return lines;
    }

    /** A row's line. */
    static String line(List<String> cells) {
        return String.join(" | ", cells).transform(joined -> "| " + joined + " |");
    }
}
