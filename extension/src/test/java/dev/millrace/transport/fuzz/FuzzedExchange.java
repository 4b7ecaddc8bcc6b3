package dev.millrace.transport.fuzz;

import dev.millrace.request.Request;
import dev.millrace.request.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request, and what the server does with it.
 *
 * @param seed all of it was made from
 * @param method the request's method
 * @param requestBody the size of its body; -1 for none
 * @param closing whether the request asks the server to close
 * @param keepBody whether the body of the response is kept
 * @param early whether the server answers before it has read the body
 * @param pieces the bytes of the response, one character each, as they are written one by one
 * @param ending what the server does then
 * @param exact whether the response keeps to HTTP and nothing comes behind it
 */
record FuzzedExchange(
        long seed,
        String method,
        int requestBody,
        boolean closing,
        boolean keepBody,
        boolean early,
        List<String> pieces,
        Ending ending,
        boolean exact) {

    private static final int MOST_SHOWN = 1_000;

    /** What the server does once it has written all. */
    enum Ending {
        KEEP_OPEN,
        CLOSE,
        END_OUTPUT,
        CUT_OFF,
        RESET
    }

    Request request(String uri) {
        Request request = Requests.request(method, uri);
        Request asking = closing ? request.header("Connection", "close") : request;
        return requestBody < 0 ? asking : asking.bytes(new byte[requestBody]);
    }

    int size() {
        return pieces.stream().mapToInt(String::length).sum();
    }

    /** Shows the bytes in Java's notation, a line for each piece. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("-Dmillrace.fuzz.seed=").append(seed).append(" -Dmillrace.fuzz.count=1\n");
        text.append(method).append(requestBody < 0 ? "" : " with " + requestBody + " B");
        text.append(closing ? ", Connection: close" : "").append(early ? ", answered early" : "");
        text.append(keepBody ? ", body kept" : ", body counted").append(exact ? ", exact" : "");
        text.append(", then ").append(ending).append('\n');
        pieces.forEach(piece -> text.append("  \"").append(shown(piece)).append("\"\n"));
        return text.toString();
    }

    private static String shown(String piece) {
        int more = piece.length() - MOST_SHOWN;
        return more > 0
                ? escaped(piece.substring(0, MOST_SHOWN)) + "\" and " + more + " B more, \""
                : escaped(piece);
    }

    private static String escaped(String piece) {
        StringBuilder text = new StringBuilder();
        for (byte next : piece.getBytes(StandardCharsets.ISO_8859_1)) {
            text.append(
                    switch (next) {
                        case '\r' -> "\\r";
                        case '\n' -> "\\n";
                        case '"', '\\' -> "\\" + (char) next;
                        default ->
                                next >= ' ' && next < 127
                                        ? String.valueOf((char) next)
                                        : String.format("\\u%04x", next & 0xff);
                    });
        }
        return text.toString();
    }
}
