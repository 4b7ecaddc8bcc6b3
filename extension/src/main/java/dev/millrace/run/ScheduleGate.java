package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.request.RequestCursor;
import dev.millrace.transport.Alarm;

/**
 * The open model's: a request is due when the schedule says so, whether there is a slot for it or
 * not. What is late is sent as soon as it can be, and keeps the time at which it was due.
 */
final class ScheduleGate extends SourceGate {

    private final DueTimes due;
    private final MeasuredPart measured;
    private final NanoClock clock;
    private long startNanos;
    private long turn;

    ScheduleGate(RequestCursor source, DueTimes due, MeasuredPart measured, NanoClock clock) {
        super(source);
        this.due = due;
        this.measured = measured;
        this.clock = clock;
    }

    @Override
    public void start(long nanos) {
        startNanos = nanos;
    }

    @Override
    public boolean ready() {
        return over() || dueNanos() - clock.nanos() <= 0;
    }

    @Override
    public boolean owes() {
        return isDue(clock.nanos());
    }

    /** Tells whether there is no such request any more. */
    private boolean over() {
        long nanos = due.nanos();
        return nanos == SendSchedule.NEVER || measured.endsBefore(due.index(), nanos);
    }

    private boolean isDue(long now) {
        return !over() && dueNanos() - now <= 0;
    }

    private long dueNanos() {
        return startNanos + due.nanos();
    }

    @Override
    public boolean take(long now) {
        if (over()) {
            return false;
        }
        long dueNanos = dueNanos();
        turn = due.index();
        due.advance();
        return takeDue(dueNanos);
    }

    /** Lanes that share an iterator may overtake each other: an index is not a turn then. */
    @Override
    public long turn() {
        return turn;
    }

    @Override
    public long nextNanos() {
        return over() ? Alarm.NEVER : dueNanos();
    }

    @Override
    public boolean scheduleOver() {
        return over();
    }

    @Override
    public long unsent(long now) {
        long unsent = 0;
        for (; isDue(now); due.advance()) {
            if (measured.includes(due.index(), dueNanos())) {
                unsent++;
            }
        }
        return unsent;
    }
}
