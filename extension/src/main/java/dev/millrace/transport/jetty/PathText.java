package dev.millrace.transport.jetty;

import java.net.URI;
import java.net.URISyntaxException;

/** What follows the authority of a URI, fit to be sent. */
final class PathText {

    private static final boolean[] PLAIN = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?"
                .chars()
                .forEach(character -> PLAIN[character] = true);
    }

    private PathText() {}

    /**
     * Returns the path and query of a URI, starting with a slash; characters beyond ASCII are
     * encoded, a fragment is left out, all else stays as it is.
     *
     * @param uri an absolute URI
     * @param start where its authority ends
     * @throws IllegalArgumentException if the URI is malformed
     */
    static String of(String uri, int start) {
        for (int i = start; i < uri.length(); i++) {
            char character = uri.charAt(i);
            if (character >= PLAIN.length || !PLAIN[character]) {
                return parsed(uri);
            }
        }
        return rooted(uri.substring(start));
    }

    private static String parsed(String uri) {
        try {
            URI ascii = new URI(new URI(uri).toASCIIString());
            String query = ascii.getRawQuery();
            return rooted(query == null ? ascii.getRawPath() : ascii.getRawPath() + "?" + query);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URI is malformed: " + e.getMessage(), e);
        }
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}
