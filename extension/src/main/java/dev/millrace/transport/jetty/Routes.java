package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the route of a URI; for one that starts like the last, without parsing it. */
final class Routes {

    private static final int MOST_PREFIXES = 1_000;

    private final Endpoints endpoints;
    private final Map<String, Route> byPrefix = new HashMap<>();
    private @Nullable Route last;

    Routes(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Finds the route of an absolute URI.
     *
     * @throws IllegalArgumentException if the URI is malformed, relative, or of another scheme
     */
    Route of(String uri) {
        Route route = last;
        if (route == null || !route.leads(uri)) {
            String prefix = uri.substring(0, Origin.endOfAuthority(uri));
            route = byPrefix.get(prefix);
            if (route == null) {
                forgetIfTooMany();
                route = newRoute(prefix);
                byPrefix.put(prefix, route);
            }
            last = route;
        }
        return route;
    }

    /** User and password are part of a prefix, and may differ with each request. */
    private void forgetIfTooMany() {
        if (endpoints.forgetIfTooMany() || byPrefix.size() == MOST_PREFIXES) {
            byPrefix.clear();
        }
    }

    private Route newRoute(String prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException(
                    "the URI must be absolute, or start with / where load.target(...) is set");
        }
        Origin origin = Origin.of(prefix);
        URI base = URI.create(prefix);
        return new Route(prefix, base, endpoints.of(origin), authorization(base.getUserInfo()));
    }

    private static @Nullable String authorization(@Nullable String userInfo) {
        return userInfo == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
