package dev.millrace.rows;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A file from which no more rows can be read: what follows cannot be told apart, or the disk
 * failed.
 */
public final class UnreadableRowsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRowsException(Path file, Exception cause) {
        super(file + ": no more rows can be read: " + inWords(cause), cause);
    }

    UnreadableRowsException(Path file, String why) {
        super(file + ": no more rows can be read: " + why);
    }

    private static String inWords(Exception cause) {
        return cause instanceof UncheckedIOException
                ? cause.getMessage() + ": " + cause.getCause()
                : String.valueOf(cause.getMessage());
    }
}
