package dev.millrace.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a log, to be closed.
 *
 * @param bytes read to the end
 * @param restarted whether the log no longer holds the mark that was asked for
 * @param owner what is closed with them
 */
record LogStream(InputStream bytes, boolean restarted, Closeable owner) implements Closeable {

    LogStream(InputStream bytes, boolean restarted) {
        this(bytes, restarted, bytes);
    }

    @Override
    public void close() throws IOException {
        try (owner) {
            bytes.close();
        }
    }
}
