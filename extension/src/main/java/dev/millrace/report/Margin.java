package dev.millrace.report;

import java.util.ArrayList;
import java.util.List;

/** Text with its name in the margin, wrapped at the width of a console. */
final class Margin {

    private static final int MARGIN = 18;
    private static final int WIDTH = 100;

    private Margin() {}

    /**
     * Returns paragraphs, the first one beside their name.
     *
     * @param name at most 15 characters
     * @param paragraphs each starts a line; a word longer than the width is not broken
     * @return the lines; none where there are no paragraphs
     */
    static List<String> of(String name, List<String> paragraphs) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs) {
            for (String line : wrapped(paragraph)) {
                String margin = "  " + (lines.isEmpty() ? name : "");
                lines.add(margin + " ".repeat(MARGIN - margin.length()) + line);
            }
        }
        return lines;
    }

    private static List<String> wrapped(String paragraph) {
        List<String> lines = new ArrayList<>();
        String rest = paragraph;
        while (rest.length() > WIDTH - MARGIN) {
            int space = rest.lastIndexOf(' ', WIDTH - MARGIN);
            int end = space > 0 ? space : rest.indexOf(' ');
            if (end <= 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }
}
