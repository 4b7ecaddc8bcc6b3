package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.response;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.plan.Delay;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Politeness;
import dev.millrace.recording.Recording;
import dev.millrace.request.Request;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.EndedRequest;
import dev.millrace.result.LatencyDistribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacedGateTests {

    private static final Duration TICK = Duration.ofMillis(1);
    private static final RequestFactory ONE_HOST = index -> get("http://crowded/" + index);
    private static final Request PAGE = get("http://h/");

    private final FakeClock clock = new FakeClock();
    private final FakeTransport transport = FakeTransport.inline();
    private final RecordingListener listener = new RecordingListener();

    private Lane start(LoadPlan plan, RequestFactory factory) {
        return start(plan, factory, OutcomeTap.NONE);
    }

    private Lane start(LoadPlan plan, RequestFactory factory, OutcomeTap tap) {
        return new OneLane(transport, clock, listener)
                .start(plan, RequestSource.of(factory), 0, tap);
    }

    private Recording last() {
        return listener.ended.get(0).last();
    }

    private void pass(Lane lane, Duration time) {
        clock.advance(time);
        lane.tick();
        transport.pass(clock.nanos());
    }

    private static Plans inFlight(int perHost) {
        return Plans.aPlan().politeness(new Politeness(null, perHost, null));
    }

    private static Plans rate(double perHost) {
        return Plans.aPlan().politeness(new Politeness(null, null, perHost));
    }

    private static Plans delay(Duration delay) {
        return Plans.aPlan().politeness(new Politeness(Delay.of(delay), null, null));
    }

    @Test
    void sends_no_more_to_a_host_than_may_be_in_flight_there() {
        start(inFlight(2).requests(5).build(), ONE_HOST);

        assertThat(transport.held()).isEqualTo(2);
        transport.end(response(200));

        assertThat(transport.held()).isEqualTo(2);
        assertThat(transport.sent).last().isEqualTo("http://crowded/2");
    }

    @Test
    void lets_other_hosts_pass_a_crowded_one() {
        start(
                inFlight(1).requests(12).concurrency(3).build(),
                index -> get("http://host" + index / 6 + "/" + index));

        assertThat(transport.sent).containsExactly("http://host0/0", "http://host1/6");
    }

    @Test
    void asks_the_source_for_no_more_than_the_park_holds() {
        List<Long> asked = new ArrayList<>();

        start(
                inFlight(1).requests(1_000).concurrency(3).build(),
                index -> {
                    asked.add(index);
                    return ONE_HOST.request(index);
                });

        assertThat(asked).hasSize(1 + 3 * PacedGate.PARKED_PER_SLOT);
    }

    @Test
    void asks_the_source_for_nothing_until_the_tap_is_ready() {
        List<Runnable> waiting = new ArrayList<>();
        boolean[] room = {false};
        OutcomeTap tap =
                new OutcomeTap() {
                    @Override
                    public void ended(EndedRequest request) {}

                    @Override
                    public boolean ready(Runnable whenReady) {
                        waiting.add(whenReady);
                        return room[0];
                    }
                };

        start(inFlight(2).requests(5).build(), ONE_HOST, tap);
        assertThat(transport.sent).isEmpty();
        room[0] = true;
        waiting.get(0).run();

        assertThat(transport.sent).hasSize(2);
    }

    @Test
    void does_not_count_the_wait_at_the_gate_as_the_servers_slowness() {
        start(inFlight(1).requests(2).build(), ONE_HOST);
        clock.advance(Duration.ofMillis(300));
        transport.end(response(200));
        clock.advance(Duration.ofMillis(100));
        transport.end(response(200));

        LatencyDistribution times = last().latencies().responseTime();
        assertThat(times.max().toMillis()).isEqualTo(300);
        assertThat(times.percentile(50).toMillis()).isEqualTo(100);
    }

    @Test
    void counts_the_time_out_of_a_request_from_when_it_passes() {
        Lane lane = start(inFlight(1).requests(2).timeout(Duration.ofSeconds(2)).build(), ONE_HOST);
        clock.advance(Duration.ofMillis(1_900));
        transport.end(response(200));

        pass(lane, Duration.ofMillis(1_900));
        assertThat(transport.held()).isEqualTo(1);
        pass(lane, Duration.ofMillis(100));

        assertThat(last().failures().countOf("response time-out")).isEqualTo(1);
    }

    @Test
    void spaces_the_requests_to_a_host() {
        Lane lane = start(rate(10).requests(5).build(), ONE_HOST);

        assertThat(transport.sent).hasSize(1);
        pass(lane, Duration.ofMillis(99));
        assertThat(transport.sent).hasSize(1);
        pass(lane, TICK);
        assertThat(transport.sent).hasSize(2);
    }

    @Test
    void gives_a_host_no_burst_after_it_was_idle() {
        Lane lane = start(rate(10).requests(10).concurrency(1).build(), ONE_HOST);
        pass(lane, Duration.ofSeconds(5));

        transport.end(response(200));

        assertThat(transport.sent).hasSize(2);
        transport.end(response(200));
        assertThat(transport.sent).hasSize(2);
    }

    @Test
    void pauses_a_slot_between_its_requests() {
        Duration second = Duration.ofSeconds(1);
        Lane lane = start(delay(second).requests(4).concurrency(2).build(), ONE_HOST);
        transport.end(response(200));

        pass(lane, Duration.ofMillis(999));
        assertThat(transport.sent).hasSize(2);
        pass(lane, TICK);

        assertThat(transport.sent).hasSize(3);
        assertThat(transport.held()).isEqualTo(2);
    }

    @Test
    void does_not_pause_once_there_is_nothing_more_to_send() {
        start(delay(Duration.ofSeconds(1)).requests(2).concurrency(2).build(), ONE_HOST);

        transport.end(response(200));
        transport.end(response(200));

        assertThat(listener.ended).hasSize(1);
    }

    @Test
    void tells_of_requests_that_could_not_be_made() {
        start(
                inFlight(1).requests(3).build(),
                index -> {
                    throw new IllegalStateException("no page");
                });

        assertThat(last().requests()).isEqualTo(3);
        assertThat(last().failures().countOf("no request")).isEqualTo(3);
    }

    @Test
    void lets_requests_pass_that_name_no_host() {
        start(inFlight(1).requests(2).build(), index -> get("nowhere"));

        assertThat(transport.sent).hasSize(2);
    }

    @Test
    void says_how_many_it_holds_when_the_run_is_stopped() {
        Lane lane = start(inFlight(1).requests(1_000).concurrency(3).build(), ONE_HOST);

        lane.abandon("the deadline was over");

        assertThat(last().requests()).isEqualTo(1);
        assertThat(listener.ended.get(0).unsent()).isEqualTo(12);
    }

    @Test
    void keeps_no_host_waiting_for_one_that_was_to_be_forgotten_when_it_was_asked_again() {
        HostLimits limits = new HostLimits(new Politeness(null, 2, 1.0));
        limits.admit(aheadFor("a"), clock.nanos());
        limits.passed("a", clock.nanos());
        clock.advance(Duration.ofMillis(500));
        limits.admit(aheadFor("b"), clock.nanos());
        limits.passed("b", clock.nanos());
        clock.advance(Duration.ofMillis(500));
        limits.admit(aheadFor("b"), clock.nanos());
        limits.admit(aheadFor("a"), clock.nanos());
        limits.ended("a");
        limits.passed("a", clock.nanos());

        clock.advance(Duration.ofMillis(500));

        assertThat(limits.release(clock.nanos())).isEqualTo(aheadFor("b"));
    }

    private static ReadAhead aheadFor(String host) {
        return new ReadAhead(0, PAGE, null, host);
    }

    @Test
    void forgets_hosts_that_nothing_is_to_be_remembered_of() {
        HostLimits limits = new HostLimits(new Politeness(null, 1, 1.0));
        for (int host = 0; host < 1_000; host++) {
            limits.admit(new ReadAhead(host, get("http://h/"), null, "h" + host), clock.nanos());
            limits.passed("h" + host, clock.nanos());
            limits.ended("h" + host);
        }
        assertThat(limits.known()).isEqualTo(1_000);

        clock.advance(Duration.ofSeconds(1));
        limits.release(clock.nanos());

        assertThat(limits.known()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keeps_all_limits_and_the_order_of_each_host_and_loses_nothing(long seed) {
        Random random = new Random(seed);
        int inFlight = 1 + random.nextInt(3);
        Politeness politeness =
                new Politeness(
                        random.nextBoolean() ? Delay.of(Duration.ofMillis(3)) : null,
                        inFlight,
                        200.0 + random.nextInt(2_000));
        int requests = 400;
        int window = 1 + random.nextInt(20);
        List<Integer> hosts = random.ints(requests, 0, 6).boxed().sorted().toList();
        Lane lane =
                start(
                        Plans.aPlan()
                                .politeness(politeness)
                                .requests(requests)
                                .concurrency(window)
                                .build(),
                        index -> get("http://host" + hosts.get((int) index) + "/" + index));
        Observed observed = new Observed();

        while (listener.ended.isEmpty()) {
            observed.look();
            while (transport.held() > 0 && random.nextInt(3) == 0) {
                transport.end(response(200));
                observed.look();
            }
            pass(lane, Duration.ofNanos(random.nextInt(2_000_000)));
        }

        long recorded = listener.recordings.stream().mapToLong(Recording::requests).sum();
        assertThat(recorded + last().requests()).isEqualTo(requests);
        assertThat(transport.sent).doesNotHaveDuplicates().hasSize(requests);
        assertThat(observed.mostInFlight).isBetween(1L, (long) inFlight);
        assertThat(observed.starts)
                .hasSize(6)
                .allSatisfy((host, starts) -> assertSpacedAndInOrder(starts, politeness));
    }

    /** When which page of a host was asked for. */
    private record Start(int page, long nanos) {}

    /** What somebody sees who looks at the network after each step. */
    private final class Observed {
        final Map<String, List<Start>> starts = new HashMap<>();
        long mostInFlight;
        private int seen;

        void look() {
            List<String> sent = transport.sent;
            for (; seen < sent.size(); seen++) {
                String uri = sent.get(seen);
                int page = Integer.parseInt(uri.substring(uri.lastIndexOf('/') + 1));
                starts.computeIfAbsent(HostName.of(uri), host -> new ArrayList<>())
                        .add(new Start(page, clock.nanos()));
            }
            sent.subList(sent.size() - transport.held(), sent.size()).stream()
                    .collect(groupingBy(HostName::of, counting()))
                    .values()
                    .forEach(count -> mostInFlight = Math.max(mostInFlight, count));
        }
    }

    private static void assertSpacedAndInOrder(List<Start> starts, Politeness politeness) {
        for (int i = 1; i < starts.size(); i++) {
            long apart = starts.get(i).nanos() - starts.get(i - 1).nanos();
            assertThat(apart).isGreaterThanOrEqualTo(politeness.intervalPerHost().toNanos());
            assertThat(starts.get(i).page()).isGreaterThan(starts.get(i - 1).page());
        }
    }
}
