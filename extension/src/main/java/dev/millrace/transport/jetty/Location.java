package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a Location header field leads, by the rules of RFC 3986, section 5. */
final class Location {

    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final String TO_BE_ENCODED = "\"<>\\^`{|}";

    private Location() {}

    /**
     * Returns the absolute URI that a reference means.
     *
     * @param base the URI that was asked for, absolute
     * @param reference what the field holds: an absolute URI, or one relative to the base; not
     *     empty
     */
    static String resolve(String base, String reference) {
        String fragment = base.indexOf('#') < 0 ? "" : base.substring(base.indexOf('#'));
        String absolute =
                join(base.substring(0, base.length() - fragment.length()), encoded(reference));
        return absolute.indexOf('#') < 0 ? absolute + fragment : absolute;
    }

    private static String join(String base, String reference) {
        if (WITH_SCHEME.matcher(reference).matches()) {
            return reference;
        }
        if (reference.startsWith("//")) {
            return base.substring(0, base.indexOf(':') + 1) + reference;
        }
        if (reference.startsWith("#")) {
            return base + reference;
        }
        int authorityEnd = Origin.endOfAuthority(base);
        String authority = base.substring(0, authorityEnd);
        String path = base.substring(authorityEnd, endOfPath(base));
        if (reference.startsWith("?")) {
            return authority + path + reference;
        }
        int end = endOfPath(reference);
        return authority
                + withoutDots(merged(path, reference.substring(0, end)))
                + reference.substring(end);
    }

    private static String merged(String path, String reference) {
        return reference.startsWith("/")
                ? reference
                : "/"
                        + path.substring(Math.min(1, path.length()), path.lastIndexOf('/') + 1)
                        + reference;
    }

    private static int endOfPath(String uri) {
        int end = 0;
        while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    /** Removes the segments {@code .} and {@code ..}, the latter with the segment before it. */
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            boolean dots = up || segments[i].equals(".");
            if (up) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /** Encodes what browsers encode too; each character stands for a byte of the field. */
    private static String encoded(String reference) {
        StringBuilder encoded = new StringBuilder(reference.length());
        for (int i = 0; i < reference.length(); i++) {
            char character = reference.charAt(i);
            if (character <= ' ' || character > '~' || TO_BE_ENCODED.indexOf(character) >= 0) {
                encoded.append('%')
                        .append(HexFormat.of().withUpperCase().toHexDigits((byte) character));
            } else {
                encoded.append(character);
            }
        }
        return encoded.toString();
    }
}
