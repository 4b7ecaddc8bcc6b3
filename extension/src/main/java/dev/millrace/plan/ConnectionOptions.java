package dev.millrace.plan;

import dev.millrace.http.Origin;
import dev.millrace.http.Redirects;
import dev.millrace.http.Tls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How connections are made and used.
 *
 * @param target completes URIs that start with {@code /}, or null where all are absolute
 * @param headers sent with each request that does not set the field itself
 * @param tls how HTTPS is spoken
 * @param newConnectionPerRequest whether each request opens, and closes, a connection of its own
 * @param addresses where to connect instead: {@code host:port} to the {@code host:port} that is
 *     connected to
 * @param allowedHosts the hosts that may be loaded besides loopback, in lower case; {@link
 *     #ANY_HOST} for all
 * @param bodyLimit how many bytes of a body are kept where an expectation reads it
 * @param skipBodies whether bodies are left unread, so that no expectation may read them
 * @param redirects whether redirects are followed, how many and where to
 * @param cookies whether each virtual user of the window keeps cookies and sends them back
 * @param transport which transport carries all of it
 */
public record ConnectionOptions(
        @Nullable Origin target,
        Map<String, String> headers,
        Tls tls,
        boolean newConnectionPerRequest,
        Map<String, String> addresses,
        Set<String> allowedHosts,
        int bodyLimit,
        boolean skipBodies,
        Redirects redirects,
        boolean cookies,
        TransportChoice transport) {

    /** Among the hosts that may be loaded, stands for any. */
    public static final String ANY_HOST = "*";

    /** How many bytes of a body are kept unless said otherwise: 64 KiB. */
    public static final int DEFAULT_BODY_LIMIT = 64 << 10;

    /** How many redirects of one request may be followed at most: 100. */
    public static final int MOST_REDIRECTS = 100;

    /** What holds unless said otherwise. */
    public static final ConnectionOptions DEFAULT =
            new ConnectionOptions(
                    null,
                    Map.of(),
                    Tls.jdkTrust(),
                    false,
                    Map.of(),
                    Set.of(),
                    DEFAULT_BODY_LIMIT,
                    false,
                    Redirects.none(),
                    false,
                    TransportChoice.AUTO);

    // Copies what could change; a history of redirects has to stay small.
    public ConnectionOptions {
        Rules.require(bodyLimit >= 0, "bodyLimit", "not be negative", bodyLimit);
        Rules.require(
                !redirects.followed()
                        || (redirects.most() >= 1 && redirects.most() <= MOST_REDIRECTS),
                "redirects",
                "follow 1.." + MOST_REDIRECTS,
                redirects.most());
        headers.keySet().forEach(ConnectionOptions::checkField);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        addresses = Map.copyOf(addresses);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** Where a body ends is a matter of each request. */
    private static void checkField(String name) {
        Rules.require(
                !name.equalsIgnoreCase("Content-Length")
                        && !name.equalsIgnoreCase("Transfer-Encoding"),
                "header",
                "not say where bodies end, as that is set by itself",
                name);
    }

    /**
     * Tells what the direct transport cannot do of this.
     *
     * @return the first of these things, in words and with its setting, or null for none
     */
    public @Nullable String beyondDirect() {
        if (redirects.followed()) {
            return "`redirects` are followed";
        }
        if (cookies) {
            return "`cookies` are kept";
        }
        return skipBodies ? "bodies are left unread (`skipBodies`)" : null;
    }

    /**
     * Tells which transport is used.
     *
     * @return true for the direct transport, false for the one over HttpClient
     */
    public boolean direct() {
        return transport != TransportChoice.HTTP_CLIENT && beyondDirect() == null;
    }

    /**
     * Tells whether a host was named as one that may be loaded.
     *
     * @param host a name or address, in any case
     * @return true where it is among {@link #allowedHosts()}, or any is
     */
    public boolean allows(String host) {
        return allowedHosts.contains(ANY_HOST)
                || allowedHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Completes a URI by the target where it starts with {@code /}.
     *
     * @param uri a request's URI
     * @return the URI as it is sent
     */
    public String absolute(String uri) {
        return target != null && uri.startsWith("/") ? target + uri : uri;
    }
}
