package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.transport.Alarm;

/**
 * The open model's: a request is due when the schedule says so, whether there is a slot for it or
 * not. What is late is sent as soon as it can be, and keeps the time at which it was due.
 */
final class ScheduleGate implements SendGate {

    private final RequestCursor source;
    private final DueTimes due;
    private final NanoClock clock;
    private long startNanos;
    private long intendedNanos;

    ScheduleGate(RequestCursor source, DueTimes due, NanoClock clock) {
        this.source = source;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public void start(long nanos) {
        startNanos = nanos;
    }

    @Override
    public boolean ready() {
        return due.over() || owes();
    }

    @Override
    public boolean owes() {
        return !due.over() && startNanos + due.nanos() - clock.nanos() <= 0;
    }

    @Override
    public boolean take(long now) {
        if (due.over()) {
            return false;
        }
        intendedNanos = startNanos + due.nanos();
        due.advance();
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
        return due.over() ? Alarm.NEVER : startNanos + due.nanos();
    }

    @Override
    public boolean scheduleOver() {
        return due.over();
    }

    @Override
    public long unsent(long now) {
        long unsent = 0;
        while (!due.over() && startNanos + due.nanos() - now <= 0) {
            unsent++;
            due.advance();
        }
        return unsent;
    }
}
