package dev.millrace.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, without those that are blank. */
final class LineReader implements RowReader<String> {

    private final Path file;
    private final Charset charset;
    private final BufferedReader reader;
    private long line;

    LineReader(Path file, Charset charset) {
        this.file = file;
        this.charset = charset;
        this.reader = TextFile.open(file, charset);
    }

    @Override
    public @Nullable String next() {
        String text = nextLine();
        while (text != null && text.isBlank()) {
            text = nextLine();
        }
        if (text != null) {
            TextFile.requireWellFormed(text, place(), charset);
        }
        return text;
    }

    private @Nullable String nextLine() {
        line++;
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UnreadableRowsException(file, e);
        }
    }

    /** Returns where the line that was read last stands. */
    Place place() {
        return new Place(file, line);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
