package dev.millrace.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things may take. Checked on each lane about ten times within the shortest of them, at
 * least each 100 ms.
 *
 * @param connect one attempt to connect; a TLS handshake may take as long again
 * @param firstByte from a request's first byte written to its response's first byte, or null for no
 *     limit of its own
 * @param total one request: from its start to the last byte of its response
 * @param deadline the whole run: from its start to the last response
 */
public record TimeLimits(
        Duration connect, @Nullable Duration firstByte, Duration total, Duration deadline) {

    /** What holds unless said otherwise: 10 s to connect, 30 s in total, 1 hour for the run. */
    public static final TimeLimits DEFAULT =
            new TimeLimits(
                    Duration.ofSeconds(10), null, Duration.ofSeconds(30), Duration.ofHours(1));

    // Refuses limits that leave no time.
    public TimeLimits {
        Rules.requirePositive(connect, "connectTimeout");
        if (firstByte != null) {
            Rules.requirePositive(firstByte, "firstByteTimeout");
        }
        Rules.requirePositive(total, "timeout");
        Rules.requirePositive(deadline, "deadline");
    }

    /**
     * Returns how long connecting may really take: nobody waits for a connection longer than for a
     * response.
     *
     * @return the shorter of {@link #connect()} and {@link #total()}
     */
    public Duration longestConnect() {
        return connect.compareTo(total) < 0 ? connect : total;
    }

    /**
     * Returns the shortest limit of one request.
     *
     * @return the shortest of {@link #total()} and {@link #firstByte()}
     */
    public Duration shortest() {
        return firstByte != null && firstByte.compareTo(total) < 0 ? firstByte : total;
    }
}
