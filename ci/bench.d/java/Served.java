import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nginx says that it served since it started, this question included. */
record Served(long connections, long requests) {

    private static final Pattern COUNTS = Pattern.compile("\n (\\d+) \\d+ (\\d+)");

    static Served read() throws IOException {
        int port = Integer.getInteger("bench.status");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher counts = COUNTS.matcher(answer);
            if (!counts.find()) {
                throw new IOException("nginx did not tell what it served: " + answer);
            }
            return new Served(Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2)));
        }
    }

    /** What was served after an earlier question, without this one. */
    Served since(Served earlier) {
        return new Served(connections - earlier.connections - 1, requests - earlier.requests - 1);
    }
}
