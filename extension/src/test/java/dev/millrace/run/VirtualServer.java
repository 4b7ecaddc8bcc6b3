package dev.millrace.run;

import dev.millrace.clock.FakeClock;
import dev.millrace.transport.Alarm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A server in virtual time: answers each request after the same time, and stands still once for a
 * while, after which it answers all that waits at once.
 */
final class VirtualServer {

    private final FakeTransport transport;
    private final FakeClock clock;
    private final long serviceNanos;
    private final Queue<Long> answers = new ArrayDeque<>();
    private long stopNanos;
    private long goNanos;

    VirtualServer(FakeTransport transport, FakeClock clock, Duration serviceTime) {
        this.transport = transport;
        this.clock = clock;
        serviceNanos = serviceTime.toNanos();
    }

    VirtualServer standingStill(Duration from, Duration length) {
        stopNanos = from.toNanos();
        goNanos = from.plus(length).toNanos();
        return this;
    }

    /** Lets the time pass until nothing is to be done any more, or until a time. */
    void runUntil(Duration end) {
        accept();
        long next = next();
        while (next != Alarm.NEVER && next <= end.toNanos()) {
            clock.advance(Duration.ofNanos(Math.max(0, next - clock.nanos())));
            if (!answers.isEmpty() && answers.peek() <= next) {
                answers.remove();
                transport.end(FakeTransport.response(200));
            } else {
                transport.pass(next);
            }
            accept();
            next = next();
        }
    }

    private long next() {
        Long answer = answers.peek();
        long alarm = transport.alarmNanos();
        return answer == null ? alarm : Math.min(answer, alarm);
    }

    private void accept() {
        while (answers.size() < transport.held()) {
            long ready = clock.nanos() + serviceNanos;
            boolean stands = ready > stopNanos && ready < goNanos;
            answers.add(stands ? goNanos : ready);
        }
    }
}
