package dev.millrace.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes into lines, in memory that does not grow with their number or length. */
final class LineReader {

    /** A longer line comes in pieces of this size, all with its number. */
    static final int MOST_CHARS = 1 << 20;

    private final Consumer<LogLine> lines;
    private final StringBuilder line = new StringBuilder();
    private long ended;

    LineReader(Consumer<LogLine> lines) {
        this.lines = lines;
    }

    /** Reads to the end, and returns how many lines there were; the last one needs no end. */
    long read(InputStream bytes) throws IOException {
        InputStreamReader in = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        char[] buffer = new char[1 << 14];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(buffer[i]);
            }
        }
        if (!line.isEmpty()) {
            endLine();
        }
        return ended;
    }

    private void take(char character) {
        if (character == '\n') {
            endLine();
        } else {
            line.append(character);
            if (line.length() == MOST_CHARS) {
                emit();
            }
        }
    }

    private void endLine() {
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        emit();
        ended++;
    }

    private void emit() {
        lines.accept(new LogLine(ended + 1, line.toString()));
        line.setLength(0);
    }
}
