package dev.millrace.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that did not exist before: an empty one holds its name until the whole content takes its
 * place.
 */
final class NewFile implements AutoCloseable {

    /** What writes a file's content. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path path;
    private final Path part;
    private boolean complete;

    private NewFile(Path path) {
        this.path = path;
        this.part = path.resolveSibling(path.getFileName() + ".part");
    }

    /**
     * Claims a name.
     *
     * @param path the file
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file already
     */
    static NewFile claim(Path path) throws IOException {
        return new NewFile(Files.createFile(path));
    }

    void write(Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            content.writeTo(out);
        }
        // In one step: a plain replacement first deletes what holds the name.
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        complete = true;
    }

    /** Gives the name back where the file was not written. */
    @Override
    public void close() throws IOException {
        if (!complete) {
            Files.deleteIfExists(part);
            Files.deleteIfExists(path);
        }
    }
}
