package dev.millrace.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads requests off a connection: heads, and bodies of a stated length. */
final class RequestReader {

    private final BufferedInputStream in;

    RequestReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Reads a request without its body, or returns null where the client has closed. */
    @Nullable ReceivedRequest head() throws IOException {
        String requestLine = line();
        if (requestLine == null) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        for (String field = line(); field != null && !field.isEmpty(); field = line()) {
            fields.add(field);
        }
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + requestLine);
        }
        return new ReceivedRequest(parts[0], parts[1], List.copyOf(fields), "");
    }

    /** Reads the body that follows a head. */
    ReceivedRequest body(ReceivedRequest head) throws IOException {
        List<String> lengths = head.header("Content-Length");
        int length = lengths.isEmpty() ? 0 : Integer.parseInt(lengths.get(0));
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client closed within the body");
        }
        String body = new String(bytes, StandardCharsets.ISO_8859_1);
        return new ReceivedRequest(head.method(), head.target(), head.fields(), body);
    }

    /** Tells whether there is more to read; over TLS not before the first byte of it was read. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** Reads and forgets whatever comes until the client closes. */
    void drain() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) next);
        }
        return null;
    }
}
