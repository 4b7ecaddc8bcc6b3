package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.response;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.millrace.clock.FakeClock;
import dev.millrace.http.FailureKind;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Stage;
import dev.millrace.recording.Recording;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LatencyDistribution;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenModelTests {

    private static final RequestFactory PAGES = index -> get("http://localhost/" + index);
    private static final Duration THE_END = ofSeconds(1_000);

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = FakeTransport.inline();
    private final RecordingListener listener = new RecordingListener();

    private Lane start(Plans plan) {
        return start(plan, RequestSource.of(PAGES));
    }

    private Lane start(Plans plans, RequestSource source) {
        return new OneLane(transport, clock, listener).start(plans.build(), source);
    }

    private VirtualServer server(Duration serviceTime) {
        return new VirtualServer(transport, clock, serviceTime);
    }

    private LaneSummary summary() {
        assertThat(listener.defects).isEmpty();
        assertThat(listener.ended).hasSize(1);
        return listener.ended.get(0);
    }

    private Recording recorded() {
        return summary().last();
    }

    private static double seconds(LatencyDistribution times, double percentile) {
        return times.percentile(percentile).toNanos() / 1e9;
    }

    @Test
    void sends_each_request_when_it_is_due() {
        start(Plans.aPlan().rate(10).requests(3));

        server(ofMillis(1)).runUntil(ofMillis(99));
        assertThat(transport.sent).hasSize(1);
        server(ofMillis(1)).runUntil(ofMillis(100));
        assertThat(transport.sent).hasSize(2);
        server(ofMillis(1)).runUntil(THE_END);

        assertThat(recorded().requests()).isEqualTo(3);
        assertThat(clock.nanos()).isEqualTo(201_000_000);
    }

    @Test
    void a_full_window_delays_what_is_due_and_the_delay_is_in_the_response_time() {
        start(Plans.aPlan().rate(1_000).concurrency(1).requests(3));

        server(ofMillis(100)).runUntil(THE_END);

        // Due after 0, 1 and 2 ms, sent after 0, 100 and 200 ms.
        LatencyDistribution response = recorded().latencies().responseTime();
        assertThat(response.max()).isBetween(ofMillis(297), ofMillis(299));
        assertThat(recorded().latencies().serviceTime().max())
                .isBetween(ofMillis(99), ofMillis(101));
        assertThat(recorded().latencies().sendLag().max()).isBetween(ofMillis(197), ofMillis(199));
    }

    /**
     * wrk2's example: 2,000/s for 30 s, and once the server stops for 1.4 s. 2,800 of 60,000
     * requests wait from 1.4 s down to nothing: 600 of them longer than 1.1 s, 60 longer than 1.37
     * s.
     */
    @Test
    void a_pause_of_the_server_is_in_the_response_times_of_all_that_were_due_in_it() {
        start(Plans.aPlan().rate(2_000).duration(ofSeconds(30)).unbounded().concurrency(100));

        server(ofMillis(1)).standingStill(ofSeconds(10), ofMillis(1_400)).runUntil(THE_END);

        LatencyDistribution response = recorded().latencies().responseTime();
        assertThat(response.count()).isEqualTo(60_000);
        assertThat(seconds(response, 99)).isCloseTo(1.10, withinPercentage(1));
        assertThat(seconds(response, 99.9)).isCloseTo(1.37, withinPercentage(1));
        assertThat(seconds(recorded().latencies().serviceTime(), 90))
                .isCloseTo(0.001, withinPercentage(1));
    }

    @Test
    void catches_up_after_a_stall_and_then_is_on_time_again() {
        start(Plans.aPlan().rate(100).requests(1_000).concurrency(10));

        server(ofMillis(1)).standingStill(ofSeconds(1), ofSeconds(1)).runUntil(ofMillis(2_100));

        assertThat(transport.sent).hasSize(211);
    }

    @Test
    void what_was_due_and_not_sent_when_the_time_is_over_is_unsent() {
        Lane lane =
                start(Plans.aPlan().rate(100).duration(ofSeconds(1)).unbounded().concurrency(10));
        clock.advance(ofSeconds(1));

        lane.post(lane::finish);
        while (transport.held() > 0) {
            transport.end(response(200));
        }

        // Of 100 that were due the window took 10, and nothing ended in time.
        assertThat(recorded().requests()).isEqualTo(10);
        assertThat(summary().unsent()).isEqualTo(90);
        assertThat(summary().scheduleOver()).isTrue();
    }

    @Test
    void what_is_due_and_fits_is_sent_though_the_time_is_over() {
        Lane lane =
                start(Plans.aPlan().rate(100).duration(ofMillis(50)).unbounded().concurrency(10));
        clock.advance(ofMillis(51));

        lane.post(lane::finish);

        assertThat(transport.sent).hasSize(5);
        server(ZERO).runUntil(THE_END);
        assertThat(summary().unsent()).isZero();
    }

    @Test
    void all_that_is_due_and_fits_is_sent_however_much_it_is() {
        Lane lane =
                start(
                        Plans.aPlan()
                                .rate(20_000)
                                .duration(ofMillis(200))
                                .unbounded()
                                .concurrency(5_000));
        clock.advance(ofMillis(201));

        lane.post(lane::finish);

        assertThat(transport.sent).hasSize(4_000);
        server(ZERO).runUntil(THE_END);
        assertThat(summary().unsent()).isZero();
    }

    @Test
    void a_stop_leaves_unsent_what_was_due_by_then_but_nothing_that_was_due_later() {
        Lane lane = start(Plans.aPlan().rate(10).requests(1_000).concurrency(1));
        clock.advance(ofMillis(950));

        lane.post(lane::stop);
        transport.end(response(200));

        assertThat(summary().unsent()).isEqualTo(9);
        assertThat(summary().scheduleOver()).isFalse();
    }

    @Test
    void a_time_out_counts_from_the_moment_a_request_is_sent() {
        Lane lane = start(Plans.aPlan().rate(10).requests(2).concurrency(1).timeout(ofSeconds(1)));
        clock.advance(ofMillis(900));
        transport.end(response(200));
        clock.advance(ofMillis(500));

        lane.post(lane::tick);

        // Due 1.3 s ago, but sent 0.5 s ago.
        assertThat(transport.held()).isEqualTo(1);
        clock.advance(ofMillis(500));
        lane.post(lane::tick);
        assertThat(recorded().failures().distinct())
                .extracting("text")
                .containsExactly(FailureKind.RESPONSE_TIMEOUT.text());
    }

    @Test
    void stages_end_the_run() {
        start(
                Plans.aPlan()
                        .stages(Stage.rampTo(100, ofSeconds(2)), Stage.hold(100, ofSeconds(1)))
                        .unbounded());

        server(ofMillis(1)).runUntil(THE_END);

        assertThat(recorded().requests()).isEqualTo(200);
        assertThat(summary().scheduleOver()).isTrue();
    }

    @Test
    void a_source_that_ends_ends_the_run_before_its_schedule() {
        Iterator<dev.millrace.request.Request> two =
                List.of(get("http://localhost/a"), get("http://localhost/b")).iterator();

        start(Plans.aPlan().rate(10).unbounded(), RequestSource.of(two));
        server(ofMillis(1)).runUntil(THE_END);

        assertThat(transport.sent).containsExactly("http://localhost/a", "http://localhost/b");
        assertThat(summary().scheduleOver()).isFalse();
        assertThat(summary().unsent()).isZero();
    }
}
