package dev.millrace.http;

/**
 * What a transport did with connections.
 *
 * @param opened connections made
 * @param failed attempts to connect that failed
 * @param reconnects connections found closed before a request's first byte was written, and
 *     replaced
 */
public record ConnectionCounts(long opened, long failed, long reconnects) {

    /** None at all. */
    public static final ConnectionCounts NONE = new ConnectionCounts(0, 0, 0);

    /**
     * Adds the counts of another lane.
     *
     * @param other the other counts
     * @return the sums
     */
    public ConnectionCounts plus(ConnectionCounts other) {
        return new ConnectionCounts(
                opened + other.opened, failed + other.failed, reconnects + other.reconnects);
    }

    /**
     * Returns what happened since an earlier look.
     *
     * @param earlier the earlier counts, of the same lane
     * @return the differences
     */
    public ConnectionCounts since(ConnectionCounts earlier) {
        return new ConnectionCounts(
                opened - earlier.opened, failed - earlier.failed, reconnects - earlier.reconnects);
    }
}
