package dev.millrace.transport.jetty;

import dev.millrace.http.Body;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects the body of one response after the other: its size, and its first bytes up to a limit.
 */
final class BodyCollector {

    /**
     * Of an error's body so much is kept even where no expectation reads it: the report shows it.
     */
    private static final int ERROR_BODY_LIMIT = 1 << 10;

    private byte[] kept = {};
    private int keptLength;
    private int limit;
    private long size;

    /** The bodies that are only counted are mostly of one size: one serves for all of these. */
    private Body lastDiscarded = Body.EMPTY;

    void start(int status, int bodyLimit) {
        limit = status < 400 ? bodyLimit : Math.max(bodyLimit, ERROR_BODY_LIMIT);
        keptLength = 0;
        size = 0;
    }

    void add(ByteBuffer content) {
        int length = content.remaining();
        size += length;
        int room = Math.min(length, limit - keptLength);
        if (room > 0) {
            if (kept.length < keptLength + room) {
                int larger = Math.max(keptLength + room, 2 * kept.length);
                kept = Arrays.copyOf(kept, Math.min(limit, larger));
            }
            content.get(kept, keptLength, room);
            keptLength += room;
        }
    }

    Body body() {
        if (keptLength > 0) {
            return Body.kept(Arrays.copyOf(kept, keptLength), size);
        }
        if (lastDiscarded.size() != size) {
            lastDiscarded = Body.discarded(size);
        }
        return lastDiscarded;
    }
}
