package dev.millrace.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A body that is read from a file while it is sent.
 *
 * @param file the file
 * @param bytes its length when the request was made
 * @param contentType its content type
 */
public record FileBody(Path file, long bytes, String contentType) implements RequestBody {

    /**
     * Looks at a file, whose content type follows from its name.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static FileBody of(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            if (!Files.isReadable(file)) {
                throw new AccessDeniedException(file.toString());
            }
            return new FileBody(file, Files.size(file), typeOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a body's file cannot be read: " + file.toAbsolutePath() + " (" + e + ")", e);
        }
    }

    private static String typeOf(Path file) {
        String known = URLConnection.getFileNameMap().getContentTypeFor(file.toString());
        return known == null ? "application/octet-stream" : known;
    }

    /** Returns the file and its length, rather than what is in it. */
    @Override
    public String toString() {
        return "(file " + file + ", " + bytes + " B)";
    }
}
