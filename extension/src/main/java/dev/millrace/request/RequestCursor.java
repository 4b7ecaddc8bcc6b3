package dev.millrace.request;

/**
 * One lane's way through a source: takes an index, then makes its request.
 *
 * <p>Used by one thread at a time.
 */
public interface RequestCursor {

    /**
     * Takes the next index for this lane.
     *
     * @return false at the end of the source, then and ever after
     */
    boolean advance();

    /**
     * Returns the index taken last.
     *
     * @return the index, from 0
     */
    long index();

    /**
     * Takes note that the index taken last is not one of those that were asked for: one more may be
     * taken by all cursors together, also where this one was at its end.
     */
    void uncounted();

    /**
     * Makes the request for the index taken last; called once an index.
     *
     * @return the request
     * @throws Exception where the author's code threw
     */
    Request request() throws Exception;
}
