package dev.millrace.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where requests go: a scheme, a host and a port.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address, or an IPv6 address in brackets; lower case
 * @param port 1..65535
 */
public record Origin(String scheme, String host, int port) {

    /**
     * Reads the origin of an absolute URI.
     *
     * @param uri an absolute URI with the scheme http or https
     * @return its origin
     * @throws IllegalArgumentException if the URI is malformed, relative, or of another scheme
     */
    public static Origin of(String uri) {
        return of(parse(uri));
    }

    /**
     * Returns the origin of an absolute URI.
     *
     * @param uri an absolute URI with the scheme http or https
     * @return its origin
     * @throws IllegalArgumentException if the URI is relative or of another scheme
     */
    public static Origin of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "the URI must be absolute with the scheme http or https, but was \""
                            + uri
                            + "\"");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "the URI must name a host of letters, digits, - and ., but was \""
                            + uri
                            + "\"");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port must be 1..65535 in \"" + uri + "\"");
        }
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /**
     * Finds where scheme and authority of a URI end, without parsing it.
     *
     * @param uri an absolute URI, or another
     * @return the index of the first character of its path, query or fragment, or its length
     */
    public static int endOfAuthority(String uri) {
        int scheme = uri.indexOf("://");
        int end = scheme < 0 ? 0 : scheme + 3;
        while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static URI parse(String uri) {
        try {
            return new URI(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URI is malformed: " + e.getMessage(), e);
        }
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /**
     * Tells whether requests to this origin go over TLS.
     *
     * @return true for https
     */
    public boolean secure() {
        return scheme.equals("https");
    }

    /**
     * Returns the host and port as a Host header field holds them: a default port is left out.
     *
     * @return the authority
     */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}
