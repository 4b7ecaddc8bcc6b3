package dev.millrace.transport.jetty;

import java.nio.ByteBuffer;

/**
 * The header of the last response, byte for byte. Most servers send the same one again and again,
 * and what is the same means the same: it need not be parsed anew.
 */
final class HeaderMemo {

    /** Longer headers are parsed each time. */
    private static final int MOST_BYTES = 2 << 10;

    private final ByteBuffer header = ByteBuffer.allocate(MOST_BYTES).limit(0);
    private boolean headerOnly;
    private int bodyLength;

    void forget() {
        header.limit(0);
    }

    /**
     * Keeps a header that was parsed.
     *
     * @param in what holds it, up to its position
     * @param start where it starts there
     * @param onlyHeader whether it was parsed as one that no body follows
     * @param itsBodyLength the length of the body that follows
     */
    void keep(ByteBuffer in, int start, boolean onlyHeader, long itsBodyLength) {
        int length = in.position() - start;
        if (length <= MOST_BYTES && itsBodyLength <= in.capacity()) {
            header.clear().put(0, in, start, length).limit(length);
            headerOnly = onlyHeader;
            bodyLength = (int) itsBodyLength;
        }
    }

    /** Tells whether the same header comes next, and the whole of its body is there too. */
    boolean isNextOf(ByteBuffer in, boolean onlyHeader) {
        int length = header.limit();
        if (length == 0 || in.remaining() < length + bodyLength || onlyHeader != headerOnly) {
            return false;
        }
        int mismatch = in.mismatch(header);
        return mismatch < 0 || mismatch == length;
    }

    int headerLength() {
        return header.limit();
    }

    int bodyLength() {
        return bodyLength;
    }
}
