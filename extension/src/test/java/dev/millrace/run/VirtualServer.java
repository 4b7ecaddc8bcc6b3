package dev.millrace.run;

import dev.millrace.clock.FakeClock;
import dev.millrace.server.TokenBucket;
import dev.millrace.transport.Alarm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A server in virtual time: answers each request after the same time, or one after the other; may
 * stand still once for a while, after which it answers all that waits at once, and may refuse what
 * a token bucket does not let through.
 */
final class VirtualServer {

    private final FakeTransport transport;
    private final FakeClock clock;
    private final long serviceNanos;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private @Nullable TokenBucket bucket;
    private boolean oneAtATime;
    private long idleNanos;
    private long stopNanos;
    private long goNanos;

    private record Answer(long nanos, int status) {}

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

    /** Has what the bucket does not let through answered with 429. */
    VirtualServer limitedBy(TokenBucket newBucket) {
        bucket = newBucket;
        return this;
    }

    /** Has requests wait for those before them. */
    VirtualServer oneAtATime() {
        oneAtATime = true;
        return this;
    }

    /** Lets the time pass until nothing is to be done any more, or until a time. */
    void runUntil(Duration end) {
        accept();
        long next = next();
        while (next != Alarm.NEVER && next <= end.toNanos()) {
            clock.advance(Duration.ofNanos(Math.max(0, next - clock.nanos())));
            Answer answer = answers.peek();
            if (answer != null && answer.nanos() <= next) {
                answers.remove();
                transport.end(FakeTransport.response(answer.status()));
            } else {
                transport.pass(next);
            }
            accept();
            next = next();
        }
    }

    private long next() {
        Answer answer = answers.peek();
        long alarm = transport.alarmNanos();
        return answer == null ? alarm : Math.min(answer.nanos(), alarm);
    }

    private void accept() {
        while (answers.size() < transport.held()) {
            long now = clock.nanos();
            long ready = (oneAtATime ? Math.max(now, idleNanos) : now) + serviceNanos;
            idleNanos = ready;
            boolean stands = ready > stopNanos && ready < goNanos;
            boolean refused = bucket != null && !bucket.take(now);
            answers.add(new Answer(stands ? goNanos : ready, refused ? 429 : 200));
        }
    }
}
