package dev.millrace.request;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Where requests come from: one for each index, lazily, or the end.
 *
 * <p>Thread-safe; each lane takes its indexes through a cursor of its own.
 */
public interface RequestSource extends AutoCloseable {

    /** Stands for as many requests as the run has time for. */
    long UNBOUNDED = Long.MAX_VALUE;

    /**
     * Opens the source for a run.
     *
     * @param requests at most so many indexes are taken, or {@link #UNBOUNDED}
     * @param lanes how many cursors will be asked for
     * @return what all lanes take from
     */
    Supply open(long requests, int lanes);

    /**
     * Returns a bound on the number of requests that leaves room for one more.
     *
     * @param requests a bound
     * @return the next number, or {@link #UNBOUNDED} as it is
     */
    static long oneMore(long requests) {
        return requests == UNBOUNDED ? UNBOUNDED : requests + 1;
    }

    /** Releases what the source holds, such as a stream's file. */
    @Override
    default void close() {}

    /** What all lanes of one run take from; thread-safe. */
    interface Supply {

        /**
         * Returns a new lane's cursor.
         *
         * @return the cursor
         */
        RequestCursor cursor();

        /**
         * Returns a lane's cursor that takes the indexes in turns with those of the other lanes:
         * the first one the lane's number, and so on in steps of the number of lanes. A source that
         * is read in its own order gives what comes next.
         *
         * @param lane 0..lanes-1
         * @return the cursor
         */
        default RequestCursor cursorInTurns(int lane) {
            return cursor();
        }

        /**
         * Tells whether the author's code threw so often that nothing more is asked of it.
         *
         * @return true where the source broke rather than ended
         */
        default boolean broken() {
            return false;
        }
    }

    /**
     * Returns the source that asks a factory.
     *
     * @param factory makes the request for an index
     * @return the source
     */
    static RequestSource of(RequestFactory factory) {
        return (requests, lanes) -> new IndexBlocks(factory, requests, lanes);
    }

    /**
     * Returns the source that reads an iterator, lazily and under one lock; an index is the
     * position in it.
     *
     * @param iterator gives the requests; it need not be thread-safe
     * @return the source
     */
    static RequestSource of(Iterator<? extends Request> iterator) {
        return (requests, lanes) -> new SharedIterator(iterator, requests);
    }

    /**
     * Returns the source that reads a stream, lazily and under one lock, and closes it at the end.
     *
     * @param stream gives the requests
     * @return the source
     */
    static RequestSource of(Stream<? extends Request> stream) {
        Iterator<? extends Request> iterator = stream.iterator();
        return new RequestSource() {
            @Override
            public Supply open(long requests, int lanes) {
                return new SharedIterator(iterator, requests);
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
