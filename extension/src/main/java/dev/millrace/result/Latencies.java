package dev.millrace.result;

/**
 * The four clocks of a run; each counts the requests that got a complete response, except
 * connecting, which counts connections.
 *
 * @param responseTime intended time to last byte read, waiting and connecting included
 * @param serviceTime first byte written to last byte read
 * @param connectTime names, connecting and TLS handshake
 * @param sendLag intended time to first byte written
 */
public record Latencies(
        LatencyDistribution responseTime,
        LatencyDistribution serviceTime,
        LatencyDistribution connectTime,
        LatencyDistribution sendLag) {

    /** Of nothing. */
    public static final Latencies EMPTY =
            new Latencies(
                    LatencyDistribution.EMPTY,
                    LatencyDistribution.EMPTY,
                    LatencyDistribution.EMPTY,
                    LatencyDistribution.EMPTY);

    Latencies merge(Latencies other) {
        return new Latencies(
                responseTime.merge(other.responseTime),
                serviceTime.merge(other.serviceTime),
                connectTime.merge(other.connectTime),
                sendLag.merge(other.sendLag));
    }
}
