package dev.millrace.samples.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nginx says that it served since it started, this question included.
 *
 * @param connections that it accepted
 * @param requests that it read
 */
record Served(long connections, long requests) {

    private static final Pattern COUNTS = Pattern.compile("\n (\\d+) \\d+ (\\d+)");

    /** Asks nginx. */
    static Served read(int statusPort) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), statusPort)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return parse(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    /** Reads the page that nginx's stub_status makes. */
    static Served parse(String page) {
        Matcher counts = COUNTS.matcher(page);
        if (!counts.find()) {
            throw new IllegalArgumentException("nginx did not say what it served: " + page);
        }
        return of(new String[] {counts.group(1), counts.group(2)});
    }

    /** Reads two figures. */
    static Served of(String[] figures) {
        return new Served(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
    }

    /** What was served after an earlier question, without this one. */
    Served since(Served earlier) {
        return new Served(connections - earlier.connections - 1, requests - earlier.requests - 1);
    }
}
