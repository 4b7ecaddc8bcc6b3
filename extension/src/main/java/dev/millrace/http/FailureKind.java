package dev.millrace.http;

/** The kinds of failure that leave a request without a complete response. */
public enum FailureKind {
    /** Nobody listens at the address. */
    REFUSED("connection refused"),
    /** The peer reset the connection. */
    RESET("connection reset"),
    /** The connection was not made in time. */
    CONNECT_TIMEOUT("connect time-out"),
    /** The response, or its first byte, did not come in time. */
    RESPONSE_TIMEOUT("response time-out"),
    /**
     * The TLS handshake failed: an untrusted certificate, a wrong name, a missing client
     * certificate.
     */
    TLS("TLS failure"),
    /** The name of the host has no address. */
    UNKNOWN_HOST("unknown host"),
    /** The peer closed the connection before the response was complete. */
    CLOSED_EARLY("connection closed early"),
    /** What came back is not HTTP. */
    MALFORMED_RESPONSE("malformed response"),
    /** This process may not open more files or sockets: raise {@code ulimit -n}. */
    OUT_OF_DESCRIPTORS("out of file descriptors"),
    /** This machine has no local port left for the address. */
    OUT_OF_PORTS("out of local ports"),
    /** The address cannot be reached: no route, or the network is down. */
    UNREACHABLE("address unreachable"),
    /** The last redirect that may be followed led to one more. */
    TOO_MANY_REDIRECTS("too many redirects"),
    /** The request cannot be sent as it is: a broken URI, an illegal header. */
    INVALID_REQUEST("invalid request"),
    /** The factory or iterator threw instead of giving a request. */
    NO_REQUEST("no request"),
    /** The host is not among those that may be loaded. */
    TARGET_NOT_ALLOWED("target not allowed"),
    /** The run was stopped before the response came. */
    ABANDONED("abandoned at the stop of the run"),
    /** Anything else; the detail says what. */
    OTHER("transport failure");

    private final String text;

    FailureKind(String text) {
        this.text = text;
    }

    /**
     * Returns the kind in words, as reports show it.
     *
     * @return the kind in words
     */
    public String text() {
        return text;
    }
}
