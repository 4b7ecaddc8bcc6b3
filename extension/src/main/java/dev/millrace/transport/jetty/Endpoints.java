package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The origins that a lane knows: those in use, and a bounded number of others. */
final class Endpoints {

    private static final int KEPT = 1_000;

    private final Function<Origin, Opener> openers;
    private final NanoClock clock;
    private final Map<Origin, Endpoint> byOrigin = new HashMap<>();
    private int most = KEPT;

    Endpoints(Function<Origin, Opener> openers, NanoClock clock) {
        this.openers = openers;
        this.clock = clock;
    }

    Endpoint of(Origin origin) {
        return byOrigin.computeIfAbsent(
                origin, unknown -> new Endpoint(unknown, openers.apply(unknown)));
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
            endpoint.opener.forget();
        }
        most = Math.max(KEPT, 2 * byOrigin.size());
        return true;
    }
}
