package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.response;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.WarmUp;
import dev.millrace.recording.Recording;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One lane in virtual time. */
class WarmUpTests {

    private static final RequestFactory PAGES = index -> get("http://h/" + index);
    private static final Duration THE_END = ofHours(1);

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = FakeTransport.inline();
    private final RecordingListener listener = new RecordingListener();
    private final List<Long> told = new ArrayList<>();

    private Lane start(Plans plans) {
        return start(plans, RequestSource.of(PAGES));
    }

    private Lane start(Plans plans, RequestSource source) {
        return new OneLane(transport, clock, listener)
                .start(plans.build(), source, 0, ended -> told.add(ended.index()));
    }

    private void answerAll() {
        new VirtualServer(transport, clock, ofMillis(10)).runUntil(THE_END);
    }

    private LaneSummary summary() {
        assertThat(listener.defects).isEmpty();
        assertThat(listener.ended).hasSize(1);
        return listener.ended.get(0);
    }

    private void assertSent(long warmUps, long recorded) {
        assertThat(summary().warmUps()).isEqualTo(warmUps);
        assertThat(recorded().requests()).isEqualTo(recorded);
    }

    private Recording recorded() {
        return summary().last();
    }

    @Test
    void sends_the_first_requests_and_does_not_record_them() {
        start(Plans.aPlan().concurrency(2).requests(10).warmUp(WarmUp.requests(5)));

        answerAll();

        assertThat(transport.sent).hasSize(15);
        assertThat(recorded().requests()).isEqualTo(10);
        assertThat(recorded().latencies().responseTime().count()).isEqualTo(10);
        assertThat(summary().warmUps()).isEqualTo(5);
    }

    @Test
    void tells_nobody_of_its_outcomes() {
        start(Plans.aPlan().concurrency(2).requests(10).warmUp(WarmUp.requests(5)));

        answerAll();

        assertThat(told).isEqualTo(LongStream.range(5, 15).boxed().toList());
    }

    @Test
    void lasts_as_long_as_it_was_asked_to_and_all_requests_follow() {
        start(Plans.aPlan().concurrency(1).requests(7).warmUp(WarmUp.time(ofMillis(95))));

        answerAll();

        assertSent(10, 7);
        assertThat(listener.measuredSince).containsExactly(ofMillis(100).toNanos());
    }

    @Test
    void may_be_longer_than_the_window_and_the_requests_asked_for() {
        start(Plans.aPlan().concurrency(50).requests(3).warmUp(WarmUp.requests(1_000)));

        answerAll();

        assertSent(1_000, 3);
    }

    @Test
    void what_is_in_flight_at_its_end_is_not_recorded_either() {
        start(Plans.aPlan().concurrency(2).requests(1).warmUp(WarmUp.requests(1)));
        transport.end(response(500));
        clock.advance(ofSeconds(3));
        transport.end(response(200));

        assertThat(recorded().requests()).isEqualTo(1);
        assertThat(recorded().failed()).isZero();
        assertThat(recorded().statuses()).containsOnlyKeys(200);
    }

    @Test
    void its_failures_are_counted_apart() {
        start(Plans.aPlan().concurrency(1).requests(1).warmUp(WarmUp.requests(2)));
        transport.end(response(500));
        transport.end(response(500));
        transport.end(response(200));

        assertThat(recorded().failed()).isZero();
        assertThat(listener.failedBefore).isEqualTo(2);
    }

    @Test
    void is_the_first_part_of_the_schedule() {
        start(Plans.aPlan().rate(10).requests(5).warmUp(WarmUp.time(ofSeconds(1))));

        answerAll();

        assertSent(10, 5);
        assertThat(clock.nanos()).isEqualTo(ofMillis(1_410).toNanos());
    }

    @Test
    void what_was_due_in_it_and_sent_late_is_not_recorded() {
        start(
                Plans.aPlan()
                        .rate(100)
                        .concurrency(1)
                        .requests(20)
                        .warmUp(WarmUp.time(ofSeconds(1))));

        new VirtualServer(transport, clock, ofMillis(1))
                .standingStill(ofMillis(500), ofMillis(600))
                .runUntil(THE_END);

        assertSent(100, 20);
        assertThat(recorded().latencies().responseTime().max()).isLessThan(ofMillis(200));
    }

    /** What the iterator gives next is not numbered as the lane's turns are. */
    @Test
    void ends_for_each_lane_with_its_turn() {
        RequestSource pages =
                RequestSource.of(LongStream.range(0, 100).mapToObj(i -> get("http://h/" + i)));

        start(Plans.aPlan().lanes(2).rate(10).requests(6).warmUp(WarmUp.requests(4)), pages);
        answerAll();

        assertSent(2, 3);
    }

    @Test
    void what_counts_begins_with_the_first_request_that_is_sent_after_what_was_late() {
        start(
                Plans.aPlan()
                        .rate(100)
                        .concurrency(1)
                        .requests(20)
                        .warmUp(WarmUp.time(ofSeconds(1))));

        new VirtualServer(transport, clock, ofMillis(20)).runUntil(THE_END);

        // 100 requests of 20 ms each were due in the first second.
        assertThat(listener.measuredSince).containsExactly(ofSeconds(2).toNanos());
        assertThat(summary().lastEndNanos()).isEqualTo(ofMillis(2_400).toNanos());
    }

    @Test
    void what_was_not_sent_of_it_is_not_unsent() {
        Lane lane =
                start(
                        Plans.aPlan()
                                .rate(100)
                                .concurrency(1)
                                .unbounded()
                                .duration(ofSeconds(1))
                                .warmUp(WarmUp.time(ofSeconds(1))));
        clock.advance(ofMillis(1_500));

        lane.post(lane::stop);
        transport.end(response(200));

        assertThat(summary().unsent()).isBetween(50L, 51L);
    }

    @Test
    void keeps_the_pace_of_slots() {
        start(
                Plans.aPlan()
                        .concurrency(2)
                        .requests(6)
                        .pacing(ofMillis(100))
                        .warmUp(WarmUp.requests(4)));

        answerAll();

        assertSent(4, 6);
        assertThat(clock.nanos()).isEqualTo(ofMillis(410).toNanos());
    }

    @Test
    void is_not_ended_by_what_was_read_ahead() {
        start(
                Plans.aPlan()
                        .concurrency(2)
                        .requests(3)
                        .politeness(new Politeness(null, 1, null))
                        .warmUp(WarmUp.requests(20)));

        answerAll();

        assertSent(20, 3);
    }

    @Test
    void takes_the_first_elements_of_an_iterator() {
        RequestSource five =
                RequestSource.of(LongStream.range(0, 5).mapToObj(i -> get("http://h/" + i)));

        start(Plans.aPlan().requests(10).concurrency(1).warmUp(WarmUp.requests(3)), five);
        answerAll();

        assertSent(3, 2);
    }

    @Test
    void is_left_out_of_the_costs() {
        Lane lane = start(Plans.aPlan().concurrency(1).requests(1).warmUp(WarmUp.requests(1)));
        transport.counts = new ConnectionCounts(1, 2, 3);
        lane.post(() -> lane.connected(new Slot(lane, 0), 5));
        transport.end(response(200));
        transport.counts = new ConnectionCounts(2, 2, 3);
        transport.end(response(200));

        assertThat(summary().connections()).isEqualTo(new ConnectionCounts(1, 0, 0));
        assertThat(recorded().latencies().connectTime().count()).isZero();
    }
}
