package dev.millrace.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes findings as a text table with aligned columns. */
final class FindingTable {

    private static final List<String> HEAD =
            List.of("objective", "asked", "measured", "samples", "ruling");
    private static final String GAP = "  ";

    private FindingTable() {}

    static String of(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        findings.forEach(finding -> rows.add(cells(finding)));
        int[] widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static List<String> cells(Finding finding) {
        String reason = finding.reason().isEmpty() ? "" : ": " + finding.reason();
        return List.of(
                finding.objective(),
                finding.asked(),
                finding.measured(),
                finding.samples(),
                finding.ruling().text() + reason);
    }

    private static int[] widths(List<List<String>> rows) {
        return IntStream.range(0, HEAD.size())
                .map(
                        column ->
                                rows.stream()
                                        .mapToInt(row -> row.get(column).length())
                                        .max()
                                        .orElse(0))
                .toArray();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
