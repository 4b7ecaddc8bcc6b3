package dev.millrace.server;

/** Scripts of servers that break off, break HTTP, or say nothing. */
public final class Misbehaviours {

    private static final String HALF_A_RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";
    private static final String HALF_A_CHUNK =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly this";

    private Misbehaviours() {}

    /** Reads a request and closes. */
    public static Script closingBeforeTheAnswer() {
        return closingAfter("");
    }

    /** Answers the first request of each connection, reads the second and closes. */
    public static Script closingBeforeTheSecondAnswer() {
        return client -> {
            client.read();
            client.write(Behaviours.response("200 OK", "first"));
            client.read();
        };
    }

    /** Closes after the status line. */
    public static Script closingAfterTheStatusLine() {
        return closingAfter("HTTP/1.1 200 OK\r\n");
    }

    /** Closes before the body has its stated length. */
    public static Script closingInTheBody() {
        return closingAfter(HALF_A_RESPONSE);
    }

    /** Closes within a chunk. */
    public static Script closingInAChunk() {
        return closingAfter(HALF_A_CHUNK);
    }

    private static Script closingAfter(String text) {
        return client -> {
            client.read();
            client.write(text);
        };
    }

    /** Reads a request and resets the connection. */
    public static Script resettingBeforeTheAnswer() {
        return client -> {
            client.read();
            client.reset();
        };
    }

    /** Resets once a head has come. */
    public static Script resettingInTheUpload() {
        return client -> {
            client.readHead();
            client.reset();
        };
    }

    /** Resets in the middle of a body that the client has begun to read. */
    public static Script resettingInTheBody() {
        return client -> {
            client.read();
            client.write(HALF_A_RESPONSE);
            client.reset();
        };
    }

    /** Answers with what is not HTTP. */
    public static Script answeringGarbage() {
        return Script.answering("\u0001\u0002 this is not HTTP\r\n\r\n");
    }

    /** Answers with a chunk whose size is no number. */
    public static Script answeringABrokenChunkSize() {
        return Script.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nbody\r\n");
    }

    /** Reads the request and never answers. */
    public static Script neverAnswering() {
        return stallingAfter("");
    }

    /** Answers with the first byte of a response and no more. */
    public static Script stallingAfterTheFirstByte() {
        return stallingAfter("H");
    }

    /** Answers with half a response and no more. */
    public static Script stallingInTheBody() {
        return stallingAfter(HALF_A_RESPONSE);
    }

    /** Reads the head of a request, leaves its body unread and holds the connection. */
    public static Script readingNothing() {
        return client -> {
            client.readHead();
            client.awaitServerClose();
        };
    }

    private static Script stallingAfter(String text) {
        return client -> {
            client.read();
            client.write(text);
            client.awaitClose();
        };
    }
}
