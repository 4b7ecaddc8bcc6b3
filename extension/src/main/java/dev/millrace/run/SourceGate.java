package dev.millrace.run;

import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;

/** What gates have in common that take each request straight from the source. */
abstract class SourceGate implements SendGate {

    private final RequestCursor source;
    private long intendedNanos;

    SourceGate(RequestCursor source) {
        this.source = source;
    }

    /** Takes the source's next request, due at this time; returns false at the source's end. */
    boolean takeDue(long dueNanos) {
        intendedNanos = dueNanos;
        return source.advance();
    }

    @Override
    public long index() {
        return source.index();
    }

    @Override
    public long intendedNanos() {
        return intendedNanos;
    }

    @Override
    public void uncounted() {
        source.uncounted();
    }

    @Override
    public Request request() throws Exception {
        return source.request();
    }
}
