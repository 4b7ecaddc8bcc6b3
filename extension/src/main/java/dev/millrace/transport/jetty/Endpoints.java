package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;

/**
 * The origins that a lane knows, here and in Jetty's client: those in use, and a bounded number of
 * others.
 */
final class Endpoints {

    private static final int KEPT = 1_000;

    private final HttpClient client;
    private final NanoClock clock;
    private final Map<Origin, Endpoint> byOrigin = new HashMap<>();
    private int most = KEPT;

    Endpoints(HttpClient client, NanoClock clock) {
        this.client = client;
        this.clock = clock;
    }

    Endpoint of(Origin origin) {
        return byOrigin.computeIfAbsent(origin, this::newEndpoint);
    }

    private Endpoint newEndpoint(Origin origin) {
        return new Endpoint(
                origin,
                client.resolveDestination(
                        new org.eclipse.jetty.client.Origin(
                                origin.scheme(),
                                origin.host(),
                                origin.port(),
                                origin,
                                HttpClientTransportOverHTTP.HTTP11)));
    }

    /**
     * Forgets what is not in use, where there are too many; next time only after they have doubled,
     * should most be in use.
     *
     * @return whether it looked, so that what was found before may not be used any more
     */
    boolean forgetIfTooMany() {
        if (byOrigin.size() < most) {
            return false;
        }
        long now = clock.nanos();
        List<Endpoint> unused =
                byOrigin.values().stream().filter(known -> known.isForgettable(now)).toList();
        for (Endpoint endpoint : unused) {
            byOrigin.remove(endpoint.origin);
            client.removeDestination(endpoint.destination);
        }
        most = Math.max(KEPT, 2 * byOrigin.size());
        return true;
    }
}
