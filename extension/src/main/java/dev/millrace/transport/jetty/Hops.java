package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.ConnectionOptions;
import dev.millrace.transport.Exchange;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The way of requests in runs that follow redirects, keep cookies or leave bodies unread; others do
 * without all of this.
 *
 * <p>Touched by the lane's thread only.
 */
final class Hops {

    private static final long LONGEST_LINGER_NANOS = 250_000_000;

    private final HttpClientTransport transport;
    private final ConnectionOptions options;
    private final Redirector redirector;
    private final Routes routes;
    private final RequestWriter writer;
    private final NanoClock clock;
    private final IdentityHashMap<Exchange, CookieJar> jars = new IdentityHashMap<>();
    private final Set<HopCall> lingering = new LinkedHashSet<>();

    Hops(
            HttpClientTransport transport,
            ConnectionOptions options,
            Routes routes,
            RequestWriter writer,
            NanoClock clock) {
        this.transport = transport;
        this.options = options;
        this.redirector = new Redirector(options.redirects());
        this.routes = routes;
        this.writer = writer;
        this.clock = clock;
    }

    static boolean areNeededFor(ConnectionOptions options) {
        return options.beyondDirect() != null;
    }

    /**
     * Makes the call of a hop.
     *
     * @throws IllegalArgumentException if it cannot be sent as it is
     */
    HopCall call(Hop hop, Exchange exchange, int bodyLimit) {
        if (options.skipBodies() && bodyLimit > 0) {
            throw new IllegalArgumentException(
                    "an expectation of the request reads the body, which load.skipBodies() leaves"
                            + " unread");
        }
        Route route = routes.of(hop.uri());
        Request written = writer.write(hop, route, cookiesFor(exchange, hop));
        return new HopCall(transport, this, hop, exchange, written, route.endpoint(), bodyLimit);
    }

    private @Nullable String cookiesFor(Exchange exchange, Hop hop) {
        CookieJar jar = jars.get(exchange);
        return jar == null ? null : jar.fieldFor(hop.cookieUri());
    }

    /** Sends a request on to where it was redirected. */
    void follow(Hop hop, Exchange exchange, int bodyLimit) {
        if (!redirector.allows(hop)) {
            exchange.completed(tooMany(hop));
            return;
        }
        HopCall next;
        try {
            next = call(hop, exchange, bodyLimit);
        } catch (IllegalArgumentException e) {
            exchange.completed(hop.ended(FailureKinds.ofRequest(e)));
            return;
        }
        transport.send(next);
    }

    /** The last redirect was not followed, and is not part of the history. */
    private static TransportFailure tooMany(Hop hop) {
        int followed = hop.history().size() - 1;
        return new TransportFailure(
                FailureKind.TOO_MANY_REDIRECTS,
                followed + " were followed, and the next led to " + hop.uri(),
                hop.history().subList(0, followed));
    }

    boolean skipsBodies() {
        return options.skipBodies();
    }

    @Nullable Hop next(Hop hop, Response response) {
        return redirector.next(
                hop, response.getStatus(), response.getHeaders().get(HttpHeader.LOCATION));
    }

    void takeCookies(Hop hop, Exchange exchange, HttpFields fields) {
        if (options.cookies() && fields.contains(HttpHeader.SET_COOKIE)) {
            List<String> setCookies = fields.getValuesList(HttpHeader.SET_COOKIE);
            jars.computeIfAbsent(exchange, user -> new CookieJar())
                    .take(hop.cookieUri(), setCookies);
        }
    }

    /** Waits a moment for the rest of a body that nobody reads, so that its connection is kept. */
    void linger(HopCall call) {
        call.lingersUntil(clock.nanos() + LONGEST_LINGER_NANOS);
        lingering.add(call);
    }

    void forget(HopCall call) {
        lingering.remove(call);
    }

    /** Ends the calls that lingered long enough; the oldest come first. */
    void tick() {
        long now = clock.nanos();
        while (!lingering.isEmpty()) {
            HopCall oldest = lingering.iterator().next();
            if (!oldest.isOverdue(now)) {
                return;
            }
            oldest.endNow();
        }
    }
}
