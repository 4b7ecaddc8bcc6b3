package dev.millrace.result;

import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request and how it ended.
 *
 * @param index its index
 * @param request what was asked, or null where it could not be made
 * @param uri where it was sent, absolute, or null where there was no request
 * @param outcome the response or failure; its header fields are valid during the call only
 * @param responseNanos intended time to last byte read, connecting and waiting included, also where
 *     there was no response
 * @param serviceNanos first byte written to last byte read, or -1 where nothing was written
 * @param mismatch what was expected and what was found instead, or null where all was as expected
 */
public record EndedRequest(
        long index,
        @Nullable Request request,
        @Nullable String uri,
        Outcome outcome,
        long responseNanos,
        long serviceNanos,
        @Nullable String mismatch) {

    /**
     * Returns the response.
     *
     * @return the response, or null where there was none
     */
    public @Nullable Response response() {
        return outcome instanceof Response response ? response : null;
    }
}
