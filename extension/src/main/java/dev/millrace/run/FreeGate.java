package dev.millrace.run;

import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.transport.Alarm;

/** The closed model's: a request is due as soon as there is a slot for it. */
class FreeGate implements SendGate {

    private final RequestCursor source;
    private long intendedNanos;

    FreeGate(RequestCursor source) {
        this.source = source;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public boolean take(long now) {
        intendedNanos = now;
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
    public Request request() throws Exception {
        return source.request();
    }

    @Override
    public long nextNanos() {
        return Alarm.NEVER;
    }

    @Override
    public long unsent(long now) {
        return 0;
    }
}
