package dev.millrace.transport.jetty;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the URIs go that start alike.
 *
 * @param prefix scheme and authority, as they were written
 * @param base the same, parsed
 * @param endpoint what the lane knows of the origin
 * @param authorization the value of the header field that user and password make, or null
 */
record Route(String prefix, URI base, Endpoint endpoint, @Nullable String authorization) {

    /** Tells whether a URI starts with the prefix, and its authority ends there too. */
    boolean leads(String uri) {
        int end = prefix.length();
        return uri.startsWith(prefix)
                && (uri.length() == end || "/?#".indexOf(uri.charAt(end)) >= 0);
    }
}
