package dev.millrace.transport.jetty;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.SetCookieParser;
import org.jspecify.annotations.Nullable;

/** The cookies of one virtual user, bounded in number, length and in the hosts they come from. */
final class CookieJar {

    /** What RFC 6265 wants to be supported for each host. */
    private static final int MOST_COOKIES = 50;

    private static final int LONGEST_COOKIE = 4_096;
    private static final int MOST_HOSTS = 50;
    private static final SetCookieParser PARSER = SetCookieParser.newInstance();

    private final HttpCookieStore store = new HttpCookieStore.Default();

    /** The store lets go of a host's expired cookies only when that host is asked again. */
    private final Set<String> hosts = new HashSet<>();

    /** Takes the cookies that a response sets. */
    void take(URI from, List<String> setCookies) {
        for (String setCookie : setCookies) {
            HttpCookie cookie =
                    setCookie.length() > LONGEST_COOKIE ? null : PARSER.parse(setCookie);
            if (cookie != null && knows(from.getHost()) && store.add(from, cookie)) {
                removeIfTooMany(from, cookie);
            }
        }
    }

    private boolean knows(String host) {
        return hosts.contains(host) || (hosts.size() < MOST_HOSTS && hosts.add(host));
    }

    private void removeIfTooMany(URI from, HttpCookie latest) {
        if (store.all().size() > MOST_COOKIES) {
            store.remove(from, latest);
        }
    }

    /** Returns the value of the Cookie field for a request, or null for none. */
    @Nullable String fieldFor(URI to) {
        List<HttpCookie> cookies = store.match(to);
        return cookies.isEmpty()
                ? null
                : cookies.stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }
}
