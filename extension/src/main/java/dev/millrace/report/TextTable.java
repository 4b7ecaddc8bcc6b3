package dev.millrace.report;

import java.util.List;

/** Rows of cells as aligned lines: the first column to the left, figures to the right. */
final class TextTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    /** So wide at least that the next column starts beyond the margin of other text. */
    private static final int FIRST_COLUMN = 14;

    private final List<List<String>> rows;

    private TextTable(List<List<String>> rows) {
        this.rows = rows;
    }

    /**
     * Aligns the columns.
     *
     * @param rows each of as many cells as the first one
     * @return a line for each row
     */
    static List<String> lines(List<List<String>> rows) {
        TextTable table = new TextTable(rows);
        return rows.stream().map(table::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder(INDENT).append(row.get(0));
        int end = INDENT.length() + Math.max(FIRST_COLUMN, width(0));
        for (int column = 1; column < row.size(); column++) {
            end += GAP.length() + width(column);
            String cell = row.get(column);
            line.append(" ".repeat(end - line.length() - cell.length())).append(cell);
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
