package dev.millrace.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run does not do to those it loads, however much it could; null for no limit.
 *
 * <p>A host is the name or address in a URI, whatever the port: {@code http} and {@code https} of a
 * site count together. A redirect that is followed counts with the host that was asked first.
 *
 * @param delay how long each slot of the window pauses between the end of its request and the start
 *     of its next one
 * @param inFlightPerHost the most requests in flight to one host, at least 1
 * @param ratePerHost the most requests a second to one host, above 0; they are spaced evenly, and a
 *     host that was idle gets no burst
 */
public record Politeness(
        @Nullable Delay delay, @Nullable Integer inFlightPerHost, @Nullable Double ratePerHost) {

    /** No limits at all. */
    public static final Politeness NONE = new Politeness(null, null, null);

    private static final double NANOS = 1e9;

    // Refuses what would stop the run, or limit nothing.
    public Politeness {
        if (inFlightPerHost != null) {
            Rules.require(
                    inFlightPerHost >= 1, "inFlightPerHost", "be at least 1", inFlightPerHost);
        }
        if (ratePerHost != null) {
            Rules.require(
                    ratePerHost > 0 && ratePerHost < Double.POSITIVE_INFINITY,
                    "ratePerHost",
                    "be a number above 0",
                    ratePerHost);
        }
    }

    /**
     * Tells whether there is any limit.
     *
     * @return false where requests go as fast as they can
     */
    public boolean limited() {
        return delay != null || limitsHosts();
    }

    /**
     * Tells whether there are limits for each host.
     *
     * @return true where {@link #inFlightPerHost()} or {@link #ratePerHost()} is set
     */
    public boolean limitsHosts() {
        return inFlightPerHost != null || ratePerHost != null;
    }

    /**
     * Returns the time between the starts of two requests to one host.
     *
     * @return the shortest time, zero where the rate is not limited
     */
    public Duration intervalPerHost() {
        return ratePerHost == null
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil(NANOS / ratePerHost));
    }
}
