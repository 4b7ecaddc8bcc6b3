package dev.millrace.server;

import java.util.concurrent.atomic.AtomicInteger;

/** Scripts of servers that keep to HTTP, each in a way of its own. */
public final class Behaviours {

    private Behaviours() {}

    /** Writes a response with a stated length and no other header fields. */
    public static String response(String statusAndReason, String body) {
        return response(statusAndReason, "", body);
    }

    /** Writes a response with a stated length and further header fields, each ended by CRLF. */
    public static String response(String statusAndReason, String fields, String body) {
        return "HTTP/1.1 "
                + statusAndReason
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n"
                + fields
                + "\r\n"
                + body;
    }

    /** Answers each request with 200 and a body. */
    public static Script ok(String body) {
        return Script.answering(response("200 OK", body));
    }

    /** Answers with what it received: request line, header fields, body. */
    public static Script echo() {
        return Script.answering(request -> response("200 OK", request.text()));
    }

    /** Answers byte by byte. */
    public static Script dribbling(String body) {
        return client -> {
            while (client.read() != null) {
                for (char next : response("200 OK", body).toCharArray()) {
                    client.write(String.valueOf(next));
                }
            }
        };
    }

    /** Closes each connection after so many responses, which do not say so. */
    public static Script closingSilentlyAfter(int responses) {
        return client -> {
            for (int i = 0; i < responses && client.read() != null; i++) {
                client.write(response("200 OK", "ok"));
            }
        };
    }

    /** Says that it will close, and ends the body by closing. */
    public static Script closeDelimited(String body) {
        return client -> {
            client.read();
            client.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body);
        };
    }

    /** Answers in chunks, with a trailer. */
    public static Script chunked(String... chunks) {
        StringBuilder answer =
                new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (String chunk : chunks) {
            answer.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return Script.answering(answer.append("0\r\nX-Trailer: end\r\n\r\n").toString());
    }

    /** Sends 100 and 103 before each final response. */
    public static Script withInterimResponses() {
        return Script.answering(
                "HTTP/1.1 100 Continue\r\n\r\n"
                        + "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
                        + response("200 OK", "final"));
    }

    /** Greets in words before anything was asked: no TLS, that is sure. */
    public static Script greetingFirst() {
        return client -> {
            client.write("220 Ready when you are\r\n");
            client.awaitClose();
        };
    }

    /** Answers without a body, with the length that another response would have had. */
    public static Script withoutBody(String statusAndReason) {
        return Script.answering("HTTP/1.1 " + statusAndReason + "\r\nContent-Length: 7\r\n\r\n");
    }

    /** Answers with a header field of so many bytes. */
    public static Script withHeaderOf(int bytes) {
        return Script.answering(
                response("200 OK", "X-Large: " + "x".repeat(bytes) + "\r\n", "large header"));
    }

    /** Answers once a head has come, and reads the body only then. */
    public static Script answeringBeforeTheBody() {
        return client -> {
            client.readHead();
            client.write(response("413 Too Large", "Connection: close\r\n", "too large"));
            client.awaitClose();
        };
    }

    /** Answers the first request with a second response behind the first, the others with "own". */
    public static Script withAStrayResponse() {
        AtomicInteger requests = new AtomicInteger();
        return Script.answering(
                request ->
                        requests.getAndIncrement() == 0
                                ? response("200 OK", "first") + response("200 OK", "stray")
                                : response("200 OK", "own"));
    }
}
