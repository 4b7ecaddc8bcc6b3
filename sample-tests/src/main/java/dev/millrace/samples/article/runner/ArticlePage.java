package dev.millrace.samples.article.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the documentation that has outputs of commands between comments. */
final class ArticlePage {

    private static final String END = "<!-- end -->";

    private final Path file;

    ArticlePage(Path file) {
        this.file = file;
    }

    /** The lines of a command's output. */
    List<String> output(String command) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int begin = begin(lines, command);
        return lines.subList(begin, end(lines, begin));
    }

    /** Replaces the output of a command. */
    void replace(String command, List<String> output) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int begin = begin(lines, command);
        List<String> replaced = new ArrayList<>(lines.subList(0, begin));
        replaced.addAll(output);
        replaced.addAll(lines.subList(end(lines, begin), lines.size()));
        Files.write(file, replaced);
    }

    private int begin(List<String> lines, String command) {
        String comment = "<!-- output: " + command + " -->";
        if (!lines.contains(comment)) {
            throw new IllegalStateException(file + " has no line '" + comment + "' to write below");
        }
        return lines.indexOf(comment) + 1;
    }

    private int end(List<String> lines, int begin) {
        int length = lines.subList(begin, lines.size()).indexOf(END);
        if (length < 0) {
            throw new IllegalStateException(
                    file + " has no line '" + END + "' below '" + lines.get(begin - 1) + "'");
        }
        return begin + length;
    }
}
