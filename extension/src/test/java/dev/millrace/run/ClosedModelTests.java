package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.plan.Delay;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Politeness;
import dev.millrace.recording.Recording;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LatencyDistribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClosedModelTests {

    private static final RequestFactory PAGES = index -> get("http://localhost/" + index);
    private static final Duration THE_END = ofSeconds(1_000);

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = FakeTransport.inline();
    private final RecordingListener listener = new RecordingListener();
    private final VirtualServer server = new VirtualServer(transport, clock, ofMillis(10));

    private Lane start(Plans plans) {
        return start(plans, 0);
    }

    private Lane start(Plans plans, int number) {
        return new OneLane(transport, clock, listener)
                .start(plans.build(), RequestSource.of(PAGES), number, OutcomeTap.NONE);
    }

    private Recording recorded() {
        assertThat(listener.defects).isEmpty();
        assertThat(listener.ended).hasSize(1);
        return listener.ended.get(0).last();
    }

    @Test
    void a_slot_at_a_pace_sends_at_fixed_intervals_though_requests_end_sooner() {
        start(Plans.aPlan().concurrency(2).pacing(ofMillis(100)).requests(6));

        server.runUntil(ofMillis(99));
        assertThat(transport.sent).hasSize(2);
        server.runUntil(ofMillis(100));
        assertThat(transport.sent).hasSize(4);
        server.runUntil(THE_END);

        assertThat(clock.nanos()).isEqualTo(ofMillis(210).toNanos());
        assertThat(recorded().latencies().responseTime().max())
                .isBetween(ofMillis(10), ofMillis(11));
    }

    @Test
    void a_slot_at_a_pace_counts_the_time_for_which_its_requests_were_late() {
        server.standingStill(ofMillis(5), ofMillis(350));

        start(Plans.aPlan().concurrency(1).pacing(ofMillis(100)).requests(5));
        server.runUntil(THE_END);

        // Due after 0, 100, 200, 300 and 400 ms; ended after 355, 365, 375, 385 and 410 ms.
        LatencyDistribution response = recorded().latencies().responseTime();
        assertThat(response.percentile(100)).isBetween(ofMillis(354), ofMillis(356));
        assertThat(response.percentile(80)).isBetween(ofMillis(264), ofMillis(266));
        assertThat(response.percentile(60)).isBetween(ofMillis(174), ofMillis(176));
        assertThat(response.percentile(40)).isBetween(ofMillis(84), ofMillis(86));
        assertThat(response.percentile(20)).isBetween(ofMillis(9), ofMillis(11));
    }

    @Test
    void turns_that_a_slot_at_a_pace_has_missed_at_the_end_are_unsent() {
        server.standingStill(ofMillis(5), ofSeconds(10));

        Lane lane = start(atAPace());
        clock.advance(ofMillis(400));
        lane.finish();
        server.runUntil(THE_END);

        // Two slots with turns at 0, 100, 200 and 300 ms, and the first one of each was taken.
        assertThat(recorded().requests()).isEqualTo(2);
        assertThat(listener.ended.get(0).unsent()).isEqualTo(6);
    }

    @Test
    void nothing_is_unsent_of_a_run_at_a_pace_that_keeps_up() {
        Lane lane = start(atAPace());

        server.runUntil(ofMillis(350));
        lane.finish();
        server.runUntil(THE_END);

        assertThat(recorded().requests()).isEqualTo(8);
        assertThat(listener.ended.get(0).unsent()).isZero();
    }

    @Test
    void turns_after_the_end_do_not_count_though_a_late_lane_takes_them() {
        Lane lane = start(atAPace());

        server.runUntil(ofMillis(650));
        lane.finish();
        server.runUntil(THE_END);

        assertThat(recorded().requests()).isEqualTo(14);
        assertThat(listener.ended.get(0).unsent()).isZero();
    }

    private static Plans atAPace() {
        return Plans.aPlan()
                .concurrency(2)
                .pacing(ofMillis(100))
                .unbounded()
                .duration(ofMillis(400));
    }

    @Test
    void a_run_at_a_pace_ends_with_its_last_request_not_with_the_interval_behind_it() {
        start(Plans.aPlan().concurrency(1).pacing(ofSeconds(100)).requests(1));

        server.runUntil(ofMillis(10));

        assertThat(recorded().requests()).isEqualTo(1);
    }

    @Test
    void pauses_that_are_drawn_at_random_do_not_depend_on_the_target() {
        Duration pauses = Duration.ZERO;
        Delay delay = new Delay(ofMillis(100), ofSeconds(1), 7);
        for (int index = 0; index < 4; index++) {
            pauses = pauses.plusNanos(new Pauses(delay).nanosAfter(index));
        }
        server.standingStill(ofMillis(5), ofSeconds(3));

        start(
                Plans.aPlan()
                        .concurrency(1)
                        .requests(5)
                        .politeness(new Politeness(delay, null, null)));
        server.runUntil(THE_END);

        assertThat(recorded().requests()).isEqualTo(5);
        assertThat(Duration.ofNanos(clock.nanos()))
                .isEqualTo(pauses.plus(ofMillis(3_005 + 4 * 10)));
    }

    @Test
    void a_ramp_up_opens_the_window_slot_by_slot() {
        start(Plans.aPlan().concurrency(10).rampUp(ofSeconds(1)).requests(10_000));

        assertThat(transport.held()).isEqualTo(1);
        server.runUntil(ofMillis(99));
        assertThat(transport.held()).isEqualTo(1);
        server.runUntil(ofMillis(100));
        assertThat(transport.held()).isEqualTo(2);
        server.runUntil(ofMillis(550));
        assertThat(transport.held()).isEqualTo(6);
        server.runUntil(ofSeconds(2));
        assertThat(transport.held()).isEqualTo(10);
    }

    @Test
    void lanes_open_their_slots_in_turns() {
        start(Plans.aPlan().concurrency(10).lanes(2).rampUp(ofSeconds(1)).requests(1_000), 1);

        assertThat(transport.held()).isZero();
        server.runUntil(ofMillis(100));
        assertThat(transport.held()).isEqualTo(1);
        server.runUntil(ofMillis(299));
        assertThat(transport.held()).isEqualTo(1);
        server.runUntil(ofMillis(300));
        assertThat(transport.held()).isEqualTo(2);
    }

    @Test
    void a_ramp_up_counts_from_the_start_of_the_run() {
        clock.advance(ofSeconds(1_000));

        start(Plans.aPlan().concurrency(10).rampUp(ofSeconds(1)).requests(10_000));

        assertThat(transport.held()).isEqualTo(1);
    }

    @Test
    void a_ramp_up_goes_with_a_pace() {
        start(Plans.aPlan().concurrency(2).rampUp(ofMillis(100)).pacing(ofMillis(40)).requests(10));

        server.runUntil(ofMillis(49));
        assertThat(transport.sent).hasSize(2);
        server.runUntil(ofMillis(50));
        assertThat(transport.sent).hasSize(3);
    }
}
