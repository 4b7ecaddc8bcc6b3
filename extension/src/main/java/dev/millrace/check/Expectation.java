package dev.millrace.check;

import dev.millrace.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a response must show.
 *
 * <p>Called on the lanes' threads, concurrently: implementations must be thread-safe and must not
 * block.
 */
public interface Expectation {

    /**
     * Returns what is expected, in a few words that stay the same for the whole run.
     *
     * @return a description such as {@code status 200}
     */
    String description();

    /**
     * Checks a response.
     *
     * @param response the response
     * @return null where it is as expected, otherwise what was found instead, such as {@code was
     *     500}
     * @throws Exception where it cannot tell; this counts as a failure with the exception's text
     */
    @Nullable String mismatch(Response response) throws Exception;

    /**
     * Tells whether this expectation is about the status, so that it takes the place of the default
     * one (2xx or 3xx).
     *
     * @return false unless overridden
     */
    default boolean judgesStatus() {
        return false;
    }

    /**
     * Tells whether the bytes of the body are needed, so that the transport keeps them up to the
     * limit.
     *
     * @return false unless overridden
     */
    default boolean readsBody() {
        return false;
    }
}
