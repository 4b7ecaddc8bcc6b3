package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.http.FailureKind;
import dev.millrace.plan.TimeLimits;
import dev.millrace.transport.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives up requests that take too long. */
final class TimeOuts {

    private final Transport transport;
    private final long totalNanos;
    private final long firstByteNanos;
    private final String totalText;
    private final String firstByteText;

    TimeOuts(TimeLimits limits, Transport transport) {
        this.transport = transport;
        totalNanos = nanos(limits.total());
        firstByteNanos = nanos(limits.firstByte());
        totalText = "no complete response within " + DurationText.format(totalNanos);
        firstByteText = "no first byte within " + DurationText.format(firstByteNanos);
    }

    private static long nanos(@Nullable Duration limit) {
        return limit == null ? Long.MAX_VALUE : DurationText.saturatedNanos(limit);
    }

    void check(InFlightWindow window, long now) {
        window.forEachInFlight(slot -> check(slot, now));
    }

    private void check(Slot slot, long now) {
        if (now - slot.takenNanos() >= totalNanos) {
            FailureKind kind =
                    slot.sent() ? FailureKind.RESPONSE_TIMEOUT : FailureKind.CONNECT_TIMEOUT;
            transport.abort(slot, kind, totalText);
        } else if (slot.waitsForFirstByte() && now - slot.sentNanos() >= firstByteNanos) {
            transport.abort(slot, FailureKind.RESPONSE_TIMEOUT, firstByteText);
        }
    }
}
