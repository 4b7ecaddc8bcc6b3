package dev.millrace.run;

import dev.millrace.http.Origin;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the host in a URI without parsing all of it. */
final class HostName {

    private HostName() {}

    /**
     * Returns the host of an absolute URI.
     *
     * @return its name or address in lower case, without the port; null where the URI names none
     */
    static @Nullable String of(String uri) {
        int scheme = uri.indexOf("://");
        if (scheme < 0) {
            return null;
        }
        int start = scheme + "://".length();
        int end = Origin.endOfAuthority(uri);
        // The last one in the authority: a password may hold others.
        int afterUser = uri.substring(start, end).lastIndexOf('@') + 1;
        return host(uri.substring(start + afterUser, end));
    }

    private static @Nullable String host(String authority) {
        int port = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
        String host = port < 0 ? authority : authority.substring(0, port);
        return host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
    }
}
