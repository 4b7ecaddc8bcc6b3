package dev.millrace.transport.jetty;

import dev.millrace.http.Outcome;
import dev.millrace.transport.Exchange;
import org.jspecify.annotations.Nullable;

/** A slot that keeps nothing of what it is told but the last outcome. */
final class SilentExchange extends Exchange {

    private @Nullable Outcome outcome;

    @Nullable Outcome outcome() {
        return outcome;
    }

    @Override
    public void connected(long nanos) {}

    @Override
    public void sending() {}

    @Override
    public void firstByte() {}

    @Override
    public void completed(Outcome ended) {
        outcome = ended;
    }
}
