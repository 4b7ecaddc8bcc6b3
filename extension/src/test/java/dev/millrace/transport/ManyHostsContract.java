package dev.millrace.transport;

import static dev.millrace.http.FailureKind.ABANDONED;
import static dev.millrace.http.FailureKind.REFUSED;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.FakeClock;
import dev.millrace.http.Response;
import dev.millrace.plan.Plans;
import dev.millrace.server.Behaviours;
import dev.millrace.server.FullBacklog;
import dev.millrace.server.JettyServer;
import dev.millrace.server.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a lane that meets many hosts, some of them broken. */
public abstract class ManyHostsContract extends TransportContract {

    private static final int HOSTS = 5_000;

    @Test
    void keeps_what_it_knows_of_hosts_within_bounds() {
        RawServer server = closing(RawServer.start("0.0.0.0", Behaviours.ok("ok")));
        ProbeLane lane = open(Plans.aPlan().concurrency(10));
        RecordingExchange slot = lane.start(get(at(0, server)));
        ProbeLane.response(slot);
        Map<String, HeapHistogram.Live> before = HeapHistogram.take();

        for (int host = 1; host <= HOSTS; host++) {
            lane.startAgain(slot, get(at(host, server)));
            assertThat(ProbeLane.response(slot).status()).isEqualTo(200);
        }

        Map<String, HeapHistogram.Live> after = HeapHistogram.take();
        assertThat(after)
                .as("classes of which there are more than 2,500 more after " + HOSTS + " hosts")
                .allSatisfy(
                        (type, live) -> {
                            if (isOfTheTransport(type)) {
                                assertThat(
                                                live.count()
                                                        - before.getOrDefault(
                                                                        type,
                                                                        HeapHistogram.Live.NONE)
                                                                .count())
                                        .isLessThan(HOSTS / 2);
                            }
                        });
        assertThat(after.keySet()).anyMatch(ManyHostsContract::isOfTheTransport);
    }

    private static boolean isOfTheTransport(String type) {
        return type.startsWith("dev.millrace.transport.jetty.")
                || type.startsWith("org.eclipse.jetty.");
    }

    private static String at(int host, RawServer server) {
        return "http://127."
                + (1 + host / 250 / 250)
                + "."
                + host / 250 % 250
                + "."
                + (1 + host % 250)
                + ":"
                + server.port()
                + "/";
    }

    @Test
    void connects_to_sound_hosts_while_broken_ones_let_it_wait() {
        FullBacklog backlog = closing(FullBacklog.open());
        RawServer sound = serve(Behaviours.ok("ok"));
        ProbeLane lane =
                open(Plans.aPlan().concurrency(400).connectTimeout(Duration.ofSeconds(20)));
        List<RecordingExchange> waiting =
                lane.startAll(300, get("http://127.0.0.1:" + backlog.port() + "/"));

        Response response = lane.respond(get(sound.uri("/")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(waiting).noneMatch(RecordingExchange::done);
        waiting.forEach(each -> lane.abort(each, ABANDONED, "enough"));
        waiting.forEach(ProbeLane::failure);
    }

    @Test
    void connects_to_sound_hosts_while_many_that_failed_are_tried_again() throws Exception {
        int port = unusedPort();
        List<String> doubtful =
                IntStream.rangeClosed(1, 150)
                        .mapToObj(i -> "http://127.0.1." + i + ":" + port)
                        .toList();
        FakeClock clock = new FakeClock();
        ProbeLane lane =
                open(Plans.aPlan().concurrency(400).connectTimeout(Duration.ofSeconds(20)), clock);
        doubtful.forEach(host -> lane.fail(get(host + "/")));
        closing(FullBacklog.open("0.0.0.0", port));
        clock.advance(Duration.ofSeconds(2));
        List<RecordingExchange> again =
                doubtful.stream().map(host -> lane.start(get(host + "/"))).toList();
        RawServer sound = serve(Behaviours.ok("ok"));

        Response response = lane.respond(get(sound.uri("/")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(again).noneMatch(RecordingExchange::done);
        again.forEach(each -> lane.abort(each, ABANDONED, "enough"));
        again.forEach(ProbeLane::failure);
    }

    @Test
    void counts_no_attempt_any_more_that_succeeded() {
        RawServer server = serve(Behaviours.ok("ok"));
        ProbeLane lane = open(Plans.aPlan().newConnectionPerRequest(), new FakeClock());

        for (int i = 0; i < 150; i++) {
            lane.respond(get(server.uri("/")));
        }

        assertThat(lane.counts().opened()).isEqualTo(150);
    }

    @Test
    void tries_a_host_that_failed_again_once_a_connection_is_free() throws Exception {
        String nobody = "http://127.0.0.1:" + unusedPort() + "/";
        JettyServer server = serveHttp();
        FakeClock clock = new FakeClock();
        ProbeLane lane = open(Plans.aPlan().concurrency(1), clock);
        lane.fail(get(nobody));
        clock.advance(Duration.ofSeconds(2));
        server.hold();
        RecordingExchange held = lane.start(get(server.uri("/")));
        RecordingExchange queued = lane.start(get(nobody));
        assertThat(lane.onLane(queued::done)).isFalse();

        server.release();

        assertThat(ProbeLane.response(held).status()).isEqualTo(200);
        assertThat(ProbeLane.failure(queued).kind()).isEqualTo(REFUSED);
    }

    @Test
    void tries_a_host_that_failed_once_for_all_that_wait() throws Exception {
        String nobody = "http://127.0.0.1:" + unusedPort() + "/";
        ProbeLane lane = open(Plans.aPlan().concurrency(100));
        assertThat(lane.fail(get(nobody)).kind()).isEqualTo(REFUSED);

        List<RecordingExchange> second = lane.startAll(100, get(nobody));

        assertThat(second)
                .allSatisfy(each -> assertThat(ProbeLane.failure(each).kind()).isEqualTo(REFUSED));
        assertThat(lane.counts().failed()).isBetween(2L, 20L);
    }

    @Test
    void connects_at_full_width_again_once_a_host_is_back() throws Exception {
        int port = unusedPort();
        ProbeLane lane = open(Plans.aPlan().concurrency(50));
        lane.fail(get("http://127.0.0.1:" + port + "/"));
        RawServer server = closing(RawServer.start("127.0.0.1", port, Behaviours.ok("ok")));

        List<RecordingExchange> window = lane.startAll(50, get(server.uri("/")));

        window.forEach(each -> assertThat(ProbeLane.response(each).text()).isEqualTo("ok"));
    }
}
