package dev.millrace.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Files for tests, and what comes of reading them: a row's text, or what was thrown for it. */
final class RowsFile {

    private RowsFile() {}

    static Path of(Path directory, String name, String text) {
        return of(directory, name, text, UTF_8);
    }

    static Path of(Path directory, String name, String text, Charset charset) {
        try {
            return Files.write(directory.resolve(name), text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on after what was thrown, as a run does, but at most ten times. */
    static List<String> readAll(Stream<String> rows) {
        List<String> read = new ArrayList<>();
        try (rows) {
            Iterator<String> iterator = rows.iterator();
            for (int thrown = 0; thrown < 10; ) {
                try {
                    if (!iterator.hasNext()) {
                        return read;
                    }
                    read.add(iterator.next());
                } catch (BadRowException | UnreadableRowsException e) {
                    read.add(e.getClass().getSimpleName() + ": " + e.getMessage());
                    thrown++;
                }
            }
        }
        return read;
    }
}
