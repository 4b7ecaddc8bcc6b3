package dev.millrace.transport.jetty;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What follows the authority of a URI, fit to be sent. */
final class PathText {

    private static final String UNENCODED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?[]";
    private static final boolean[] PLAIN = new boolean[128];

    static {
        UNENCODED.chars().forEach(character -> PLAIN[character] = true);
    }

    private PathText() {}

    /**
     * Tells whether what follows the authority can be sent just as it stands.
     *
     * @param uri an absolute URI
     * @param start where its authority ends
     */
    static boolean isPlain(String uri, int start) {
        for (int i = start; i < uri.length(); i++) {
            char character = uri.charAt(i);
            if (character >= PLAIN.length || !PLAIN[character]) {
                return false;
            }
        }
        return start < uri.length() && uri.charAt(start) == '/';
    }

    /**
     * Returns the path and query of a URI, starting with a slash. What is beyond ASCII is encoded,
     * a fragment is left out, all else stays as it is.
     *
     * @param uri an absolute URI
     * @param start where its authority ends
     * @throws IllegalArgumentException if there is a character that a URI may not have, or half an
     *     escape
     */
    static String of(String uri, int start) {
        int end = uri.indexOf('#', start);
        String path = end < 0 ? uri.substring(start) : uri.substring(start, end);
        return isPlain(path, 0) ? path : rooted(checked(uri, path));
    }

    private static String checked(String uri, String path) {
        StringBuilder sent = new StringBuilder(path.length() + 16);
        for (int i = 0; i < path.length(); i += Character.charCount(path.codePointAt(i))) {
            int character = path.codePointAt(i);
            if (character >= PLAIN.length) {
                encode(sent, character);
            } else if (PLAIN[character] || (character == '%' && isEscape(path, i))) {
                sent.append((char) character);
            } else {
                throw new IllegalArgumentException(
                        "the URI has a character that must be encoded, \""
                                + (char) character
                                + "\" in \""
                                + uri
                                + '"');
            }
        }
        return sent.toString();
    }

    private static boolean isEscape(String path, int percent) {
        return percent + 2 < path.length()
                && HexFormat.isHexDigit(path.charAt(percent + 1))
                && HexFormat.isHexDigit(path.charAt(percent + 2));
    }

    private static void encode(StringBuilder sent, int codePoint) {
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            sent.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
        }
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}
