package dev.millrace.request;

/**
 * Makes the request for an index.
 *
 * <p>Called once an index, only when a slot of the window is free: on any lane's thread,
 * concurrently, and not in the order of the indexes. It must be thread-safe and must not block, as
 * the lane does nothing else meanwhile.
 */
@FunctionalInterface
public interface RequestFactory {

    /**
     * Makes a request.
     *
     * @param index 0 for the first request, at most one less than the number of requests
     * @return the request
     * @throws Exception where there is none; it counts as a failure of that index, and the run goes
     *     on
     */
    Request request(long index) throws Exception;
}
