package dev.millrace.transport;

import static dev.millrace.request.Requests.get;
import static dev.millrace.server.Behaviours.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A lane does in time what it has to do at times of its own. */
public abstract class AlarmContract extends TransportContract {

    private static final long SECOND = 1_000_000_000;

    /** Rings once, and remembers when and where. */
    private static final class OneAlarm implements Alarm {

        private final CompletableFuture<Long> rung = new CompletableFuture<>();
        private final long due;
        private @Nullable Thread thread;

        OneAlarm(long nanosFromNow) {
            due = NanoClock.SYSTEM.nanos() + nanosFromNow;
        }

        @Override
        public long nanos() {
            return rung.isDone() ? NEVER : due;
        }

        @Override
        public void ring() {
            thread = Thread.currentThread();
            rung.complete(NanoClock.SYSTEM.nanos());
        }

        long await() {
            return rung.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    private static OneAlarm set(ProbeLane lane, long nanosFromNow) {
        return lane.onLane(
                () -> {
                    OneAlarm alarm = new OneAlarm(nanosFromNow);
                    lane.transport().alarm(alarm);
                    return alarm;
                });
    }

    private static LaneWaits waits(ProbeLane lane) {
        return lane.onLane(lane.transport()::waits);
    }

    @Test
    void an_alarm_rings_on_the_lanes_thread_and_never_too_early() {
        ProbeLane lane = open();
        Thread thread = lane.onLane(Thread::currentThread);

        OneAlarm alarm = set(lane, SECOND / 50);

        assertThat(alarm.await()).isGreaterThanOrEqualTo(alarm.due);
        assertThat(alarm.thread).isSameAs(thread);
    }

    @Test
    void an_alarm_that_is_late_already_rings() {
        OneAlarm alarm = set(open(), -SECOND);

        assertThat(alarm.await()).isPositive();
    }

    @Test
    void responses_come_while_an_alarm_is_far_away() {
        ProbeLane lane = open();
        set(lane, 1_000 * SECOND);

        Response response = lane.respond(get(serve(ok("here")).uri("/")));

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void waiting_for_an_alarm_is_told() {
        ProbeLane lane = open();
        LaneWaits before = waits(lane);

        set(lane, SECOND / 10).await();

        assertThat(waits(lane).since(before).networkNanos()).isGreaterThan(SECOND / 20);
    }

    /** Repeated, as on a busy machine a short wait may be over before it is looked at. */
    @Test
    void a_lane_polls_before_an_alarm_that_is_nearer_than_a_millisecond() {
        ProbeLane lane = open();

        for (int time = 0; time < 1_000 && waits(lane).pollNanos() == 0; time++) {
            set(lane, SECOND / 1_200).await();
        }

        assertThat(waits(lane).pollNanos()).isPositive();
    }

    @Test
    void a_lane_without_an_alarm_never_polls() {
        ProbeLane lane = open();

        lane.respond(get(serve(ok("here")).uri("/")));

        assertThat(waits(lane).pollNanos()).isZero();
    }
}
