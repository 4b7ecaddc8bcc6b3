package dev.millrace.run;

import dev.millrace.request.RequestCursor;
import dev.millrace.transport.Alarm;

/** The closed model's: a request is due as soon as there is a slot for it. */
class FreeGate extends SourceGate {

    FreeGate(RequestCursor source) {
        super(source);
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public boolean take(long now) {
        return takeDue(now);
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
