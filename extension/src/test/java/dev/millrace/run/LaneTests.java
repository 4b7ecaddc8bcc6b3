package dev.millrace.run;

import static dev.millrace.check.Expectations.header;
import static dev.millrace.check.Expectations.satisfies;
import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.failure;
import static dev.millrace.run.FakeTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.clock.FakeClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Redirect;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.recording.Recording;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.Failure;
import dev.millrace.result.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LaneTests {

    private static final RequestFactory PAGES = index -> get("http://localhost/" + index);

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = FakeTransport.inline();
    private final RecordingListener listener = new RecordingListener();

    private Lane start(LoadPlan plan, RequestFactory factory) {
        return new OneLane(transport, clock, listener).start(plan, RequestSource.of(factory));
    }

    private Recording last() {
        return listener.ended.get(0).last();
    }

    @Test
    void sends_as_many_requests_as_the_window_holds() {
        start(Plans.aPlan().requests(10).concurrency(3).build(), PAGES);

        assertThat(transport.sent)
                .containsExactly("http://localhost/0", "http://localhost/1", "http://localhost/2");
    }

    @Test
    void asks_for_no_request_while_the_window_is_full() {
        AtomicLong asked = new AtomicLong();

        start(
                Plans.aPlan().requests(10).concurrency(3).build(),
                index -> {
                    asked.incrementAndGet();
                    return PAGES.request(index);
                });

        assertThat(asked).hasValue(3);
    }

    @Test
    void takes_the_next_request_when_one_has_ended() {
        start(Plans.aPlan().requests(10).concurrency(3).build(), PAGES);

        transport.end(response(200));

        assertThat(transport.held()).isEqualTo(3);
        assertThat(transport.sent).last().isEqualTo("http://localhost/3");
    }

    @Test
    void ends_once_all_requests_have_ended() {
        start(Plans.aPlan().requests(2).concurrency(3).build(), PAGES);
        transport.end(response(200));

        assertThat(listener.ended).isEmpty();
        transport.end(response(200));

        assertThat(listener.ended).hasSize(1);
        assertThat(last().requests()).isEqualTo(2);
    }

    @Test
    void does_not_recur_where_requests_end_while_they_are_sent() {
        transport.answering(request -> response(200));

        start(Plans.aPlan().requests(1_000_000).concurrency(10).build(), PAGES);

        assertThat(listener.defects).isEmpty();
        assertThat(last().requests()).isEqualTo(1_000_000);
    }

    @Test
    void counts_a_factory_that_throws_as_the_failure_of_that_index_and_goes_on() {
        transport.answering(request -> response(200));

        start(
                Plans.aPlan().requests(10).build(),
                index -> {
                    if (index == 7) {
                        throw new AssertionError("no page 7");
                    }
                    return PAGES.request(index);
                });

        assertThat(last().requests()).isEqualTo(10);
        assertThat(last().failures().distinct())
                .extracting(Failure::text, Failure::count, Failure::firstIndex)
                .containsExactly(tuple("no request: java.lang.AssertionError: no page 7", 1L, 7L));
        assertThat(last().failures().distinct().get(0).example()).contains("no page 7");
    }

    @Test
    void counts_a_factory_that_gives_null_as_a_failure() {
        start(Plans.aPlan().requests(3).build(), new NoPages());

        assertThat(last().failures().countOf("no request")).isEqualTo(3);
        assertThat(last().failures().distinct().get(0).example()).contains("gave null");
    }

    /** A factory of code that knows nothing of nullness. */
    private static final class NoPages implements RequestFactory {
        @Override
        @SuppressWarnings("NullAway")
        public dev.millrace.request.Request request(long index) {
            return null;
        }
    }

    @Test
    void checks_what_the_run_and_the_request_expect() {
        transport.answering(request -> response(404));
        LoadPlan plan =
                Plans.aPlan().requests(4).expectations(status(200), header("x", "y")).build();

        start(
                plan,
                index ->
                        index % 2 == 0
                                ? PAGES.request(index)
                                : PAGES.request(index).expect(status(404)));

        assertThat(last().failures().distinct())
                .extracting(Failure::text)
                .containsExactlyInAnyOrder("status 200: was 404", "header x is \"y\": was absent");
    }

    @Test
    void counts_an_expectation_that_throws_as_a_failure() {
        transport.answering(request -> response(200));
        LoadPlan plan =
                Plans.aPlan()
                        .requests(1)
                        .expectations(
                                satisfies(
                                        "a good page",
                                        response -> {
                                            throw new AssertionError("not good");
                                        }))
                        .build();

        start(plan, PAGES);

        assertThat(last().failures().distinct())
                .extracting(Failure::text)
                .containsExactly("a good page: threw java.lang.AssertionError: not good");
    }

    @Test
    void measures_response_time_from_when_the_slot_took_the_request() {
        LoadPlan plan = Plans.aPlan().requests(1).build();
        start(
                plan,
                index -> {
                    clock.advance(Duration.ofMillis(100));
                    return PAGES.request(index);
                });
        clock.advance(Duration.ofMillis(20));

        transport.end(response(200));

        assertThat(last().latencies().responseTime().max().toMillis()).isEqualTo(120);
        assertThat(last().latencies().serviceTime().max().toMillis()).isEqualTo(20);
        assertThat(last().latencies().sendLag().max().toMillis()).isEqualTo(100);
        assertThat(Duration.ofNanos(last().userCodeNanos())).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void gives_up_a_request_that_takes_longer_than_its_time_out() {
        LoadPlan plan = Plans.aPlan().requests(1).timeout(Duration.ofSeconds(2)).build();
        Lane lane = start(plan, PAGES);
        clock.advance(Duration.ofMillis(1_999));
        lane.tick();
        assertThat(transport.held()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        lane.tick();

        assertThat(last().failures().countOf("response time-out")).isEqualTo(1);
    }

    @Test
    void calls_it_a_connect_time_out_where_nothing_was_written_yet() {
        transport.neverConnects = true;
        Lane lane = start(Plans.aPlan().requests(1).timeout(Duration.ofSeconds(2)).build(), PAGES);

        clock.advance(Duration.ofSeconds(2));
        lane.tick();

        assertThat(last().failures().countOf("connect time-out")).isEqualTo(1);
    }

    @Test
    void gives_up_a_request_whose_first_byte_does_not_come() {
        LoadPlan plan =
                Plans.aPlan()
                        .requests(2)
                        .concurrency(2)
                        .firstByteTimeout(Duration.ofMillis(500))
                        .build();
        Lane lane = start(plan, PAGES);
        transport.firstByte();

        clock.advance(Duration.ofMillis(500));
        lane.tick();
        transport.end(response(200));

        assertThat(last().failures().countOf("response time-out")).isEqualTo(1);
        assertThat(last().failures().distinct().get(0).example())
                .contains("no first byte within 500 ms");
        assertThat(last().statuses()).containsEntry(200, 1L);
    }

    @Test
    void takes_no_more_requests_once_stopped_and_lets_those_in_flight_end() {
        Lane lane = start(Plans.aPlan().requests(10).concurrency(2).build(), PAGES);

        lane.stop();
        transport.end(response(200));
        transport.end(response(200));

        assertThat(transport.sent).hasSize(2);
        assertThat(last().requests()).isEqualTo(2);
        assertThat(last().failed()).isZero();
    }

    @Test
    void abandons_what_is_in_flight_when_told_to() {
        Lane lane = start(Plans.aPlan().requests(10).concurrency(2).build(), PAGES);

        lane.abandon("the deadline was over");

        assertThat(transport.sent).hasSize(2);
        assertThat(last().failures().countOf("abandoned")).isEqualTo(2);
    }

    @Test
    void hands_over_what_it_recorded_each_second() {
        Lane lane = start(Plans.aPlan().requests(10).concurrency(1).build(), PAGES);
        transport.end(response(200));
        lane.tick();
        assertThat(listener.recordings).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        lane.tick();

        assertThat(listener.recordings).hasSize(1);
        assertThat(listener.recordings.get(0).requests()).isEqualTo(1);
    }

    @Test
    void loses_nothing_while_the_last_recording_was_not_given_back() {
        Lane lane = start(Plans.aPlan().requests(3).concurrency(1).build(), PAGES);
        for (int second = 0; second < 3; second++) {
            transport.end(response(200));
            clock.advance(Duration.ofSeconds(1));
            lane.tick();
        }

        assertThat(listener.recordings).hasSize(1);
        assertThat(listener.recordings.get(0).requests() + last().requests()).isEqualTo(3);
    }

    @Test
    void says_so_when_no_connection_of_the_first_window_could_be_made() {
        transport.counts = new ConnectionCounts(0, 3, 0);
        Lane lane = start(Plans.aPlan().requests(10).concurrency(3).build(), PAGES);

        transport.end(failure(FailureKind.REFUSED));
        transport.end(failure(FailureKind.REFUSED));
        lane.tick();
        assertThat(listener.unreachable).isFalse();
        transport.end(failure(FailureKind.REFUSED));
        lane.tick();

        assertThat(listener.unreachable).isTrue();
    }

    @Test
    void takes_it_back_when_a_connection_is_made_after_all() {
        transport.counts = new ConnectionCounts(0, 3, 0);
        Lane lane = start(Plans.aPlan().requests(10).concurrency(1).build(), PAGES);
        transport.end(failure(FailureKind.REFUSED));
        lane.tick();

        transport.counts = new ConnectionCounts(1, 3, 0);
        lane.tick();

        assertThat(listener.unreachable).isFalse();
    }

    @Test
    void goes_on_where_one_connection_of_the_first_window_could_be_made() {
        transport.counts = new ConnectionCounts(1, 2, 0);
        Lane lane = start(Plans.aPlan().requests(10).concurrency(3).build(), PAGES);

        for (int request = 0; request < 3; request++) {
            transport.end(failure(FailureKind.REFUSED));
        }
        lane.tick();

        assertThat(listener.unreachable).isFalse();
    }

    @Test
    void stops_the_run_at_the_first_host_that_may_not_be_loaded() {
        start(Plans.aPlan().requests(10).concurrency(3).build(), PAGES);

        transport.end(failure(FailureKind.TARGET_NOT_ALLOWED));

        assertThat(listener.stops).containsExactly(StopReason.TARGET_NOT_ALLOWED);
        assertThat(transport.sent).hasSize(3);
    }

    @Test
    void goes_on_where_a_server_redirects_to_a_host_that_may_not_be_loaded() {
        start(Plans.aPlan().requests(10).concurrency(3).build(), PAGES);

        transport.end(
                new TransportFailure(
                        FailureKind.TARGET_NOT_ALLOWED,
                        "not asked for",
                        List.of(new Redirect("http://localhost/", 302, "http://elsewhere/"))));

        assertThat(listener.stops).isEmpty();
        assertThat(transport.sent).hasSize(4);
    }

    @Test
    void stops_for_no_target_where_the_run_is_persistent() {
        transport.counts = new ConnectionCounts(0, 3, 0);
        Lane lane = start(Plans.aPlan().requests(4).concurrency(3).persistent().build(), PAGES);

        for (int request = 0; request < 4; request++) {
            transport.end(failure(FailureKind.TARGET_NOT_ALLOWED));
            lane.tick();
        }

        assertThat(listener.stops).isEmpty();
        assertThat(listener.unreachable).isFalse();
        assertThat(listener.ended.get(0).unreachable()).isFalse();
        assertThat(last().requests()).isEqualTo(4);
    }

    @Test
    void keeps_figures_by_label() {
        transport.answering(request -> response(200));

        start(
                Plans.aPlan().requests(4).build(),
                index -> PAGES.request(index).label("page " + index % 2));

        assertThat(last().labels()).containsOnlyKeys("page 0", "page 1");
        assertThat(last().labels().values()).allMatch(label -> label.requests() == 2);
    }

    @Test
    void tells_of_a_defect_of_its_own() {
        Lane lane = start(Plans.aPlan().requests(1).build(), PAGES);

        lane.post(
                () -> {
                    throw new IllegalStateException("a defect");
                });

        assertThat(listener.defects).extracting(Throwable::getMessage).containsExactly("a defect");
    }
}
