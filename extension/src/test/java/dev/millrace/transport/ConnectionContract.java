package dev.millrace.transport;

import static dev.millrace.http.FailureKind.CLOSED_EARLY;
import static dev.millrace.http.FailureKind.REFUSED;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.JettyServer;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections are made, kept, replaced and bounded. */
public abstract class ConnectionContract extends TransportContract {

    @Test
    void uses_one_connection_for_one_request_after_the_other() {
        RawServer server = serve(Behaviours.ok("ok"));
        ProbeLane lane = open();

        for (int i = 0; i < 20; i++) {
            lane.respond(get(server.uri("/" + i)));
        }

        assertThat(server.connections()).isEqualTo(1);
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(1, 0, 0));
    }

    @Test
    void opens_and_closes_a_connection_for_each_request_where_the_plan_says_so() {
        RawServer server = serve(Behaviours.ok("ok"));
        ProbeLane lane = open(Plans.aPlan().newConnectionPerRequest());

        for (int i = 0; i < 5; i++) {
            lane.respond(get(server.uri("/" + i)));
        }

        assertThat(server.connections()).isEqualTo(5);
        assertThat(server.received())
                .allSatisfy(
                        received ->
                                assertThat(received.header("Connection")).containsExactly("close"));
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(5, 0, 0));
        server.openConnections().awaitAtMost(0);
    }

    @ParameterizedTest
    @CsvSource({"close", "Close", "'keep-alive, close'"})
    void uses_no_connection_again_that_a_request_said_it_would_close(String said) {
        RawServer server = serve(Behaviours.ok("ok"));
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            lane.respond(get(server.uri("/")).header("connection", said));
        }

        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(3, 0, 0));
        server.openConnections().awaitAtMost(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void uses_no_connection_again_that_all_requests_say_they_would_close(boolean alsoByPlan) {
        RawServer server = serve(Behaviours.ok("ok"));
        Plans plan = Plans.aPlan().header("Connection", "close, x");
        ProbeLane lane = open(alsoByPlan ? plan.newConnectionPerRequest() : plan);

        for (int i = 0; i < 3; i++) {
            lane.respond(get(server.uri("/")));
        }

        assertThat(server.received())
                .allSatisfy(
                        received ->
                                assertThat(received.header("Connection"))
                                        .containsExactly(alsoByPlan ? "close" : "close, x"));
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(3, 0, 0));
    }

    @Test
    void opens_another_connection_after_one_that_the_server_said_it_would_close() {
        RawServer server = serve(Behaviours.closeDelimited("all"));
        ProbeLane lane = open();

        for (int i = 0; i < 5; i++) {
            assertThat(lane.respond(get(server.uri("/" + i))).text()).isEqualTo("all");
        }

        assertThat(server.requests()).isEqualTo(5);
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(5, 0, 0));
    }

    @Test
    void replaces_a_connection_that_was_closed_while_idle() {
        RawServer server = serve(Behaviours.closingSilentlyAfter(2));
        ProbeLane lane = open();

        for (int i = 0; i < 40; i++) {
            lane.respond(get(server.uri("/" + i)));
            awaitCloseAfterEachSecond(server, i);
        }

        assertThat(server.requests()).isEqualTo(40);
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(20, 0, 19));
    }

    private static void awaitCloseAfterEachSecond(RawServer server, int index) {
        if (index % 2 == 1) {
            server.openConnections().awaitAtMost(0);
        }
    }

    @Test
    void replaces_a_connection_that_was_closed_while_the_lane_was_busy() {
        RawServer server = serve(Behaviours.closingSilentlyAfter(1));
        ProbeLane lane = open();
        lane.respond(get(server.uri("/")));

        RecordingExchange second =
                lane.startAfter(
                        () -> server.openConnections().awaitAtMost(0), get(server.uri("/")));

        assertThat(ProbeLane.response(second).status()).isEqualTo(200);
    }

    @Test
    void replaces_a_connection_on_which_came_what_nobody_asked_for_while_the_lane_was_busy() {
        Semaphore busy = new Semaphore(0);
        Semaphore said = new Semaphore(0);
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(Behaviours.response("200 OK", "ok"));
                            busy.acquireUninterruptibly();
                            client.write(Behaviours.response("200 OK", "stray"));
                            said.release();
                            client.awaitClose();
                        });
        ProbeLane lane = open();
        lane.respond(get(server.uri("/")));

        RecordingExchange second =
                lane.startAfter(
                        () -> {
                            busy.release(2);
                            said.acquireUninterruptibly();
                        },
                        get(server.uri("/")));

        assertThat(ProbeLane.response(second).text()).isEqualTo("ok");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void never_sends_a_request_twice() {
        RawServer server = serve(Misbehaviours.closingBeforeTheSecondAnswer());
        ProbeLane lane = open();

        lane.respond(get(server.uri("/first")));
        RecordingExchange second = lane.start(get(server.uri("/second")));

        assertThat(ProbeLane.failure(second).kind()).isEqualTo(CLOSED_EARLY);
        assertThat(second.events).containsExactly("sending", "completed");
        lane.respond(get(server.uri("/third")));
        assertThat(server.received())
                .extracting(request -> request.target())
                .containsExactly("/first", "/second", "/third");
    }

    @Test
    void goes_on_after_a_response_that_broke_off() {
        RawServer broken = serve(Misbehaviours.closingInTheBody());
        RawServer sound = serve(Behaviours.ok("ok"));
        ProbeLane lane = open(Plans.aPlan().concurrency(1));

        for (int i = 0; i < 10; i++) {
            lane.fail(get(broken.uri("/")));
            lane.respond(get(sound.uri("/")));
        }

        assertThat(broken.requests()).isEqualTo(10);
        assertThat(sound.requests()).isEqualTo(10);
    }

    @Test
    void fills_a_window_with_as_many_connections_and_keeps_them() {
        JettyServer server = serveHttp();
        ProbeLane lane = open(Plans.aPlan().concurrency(300));

        for (int round = 0; round < 3; round++) {
            server.hold();
            List<RecordingExchange> window = lane.startAll(300, get(server.uri("/")));
            server.inFlight().awaitAtLeast(300);
            server.release();
            window.forEach(ProbeLane::response);
        }

        assertThat(server.connections()).isEqualTo(300);
        assertThat(server.inFlight().highest()).isEqualTo(300);
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(300, 0, 0));
        assertThat(server.tally().of("/")).isEqualTo(900);
    }

    @Test
    void keeps_no_more_connections_than_the_window_however_many_hosts_there_are() {
        RawServer server = closing(RawServer.start("0.0.0.0", Behaviours.ok("ok")));
        ProbeLane lane = open(Plans.aPlan().concurrency(4));

        for (int round = 0; round < 3; round++) {
            for (int host = 1; host <= 20; host++) {
                lane.respond(get(at(host, server)));
                server.openConnections().awaitAtMost(4);
            }
        }

        assertThat(server.requests()).isEqualTo(60);
    }

    @Test
    void serves_all_hosts_of_a_full_window() {
        RawServer server = closing(RawServer.start("0.0.0.0", Behaviours.ok("ok")));
        ProbeLane lane = open(Plans.aPlan().concurrency(20));

        for (int round = 0; round < 5; round++) {
            int first = 1 + round * 7;
            List<RecordingExchange> window =
                    hosts(first, first + 20)
                            .map(host -> lane.start(get(at(host, server))))
                            .toList();
            window.forEach(ProbeLane::response);
            server.openConnections().awaitAtMost(20);
        }

        assertThat(server.requests()).isEqualTo(100);
    }

    private static Stream<Integer> hosts(int first, int end) {
        return IntStream.range(first, end).boxed();
    }

    @Test
    void closes_the_connection_that_was_idle_longest() {
        RawServer server = closing(RawServer.start("0.0.0.0", Behaviours.ok("ok")));
        ProbeLane lane = open(Plans.aPlan().concurrency(2));

        for (int host : new int[] {1, 2, 1, 3, 1}) {
            lane.respond(get(at(host, server)));
        }

        assertThat(server.connections()).isEqualTo(3);
    }

    private static String at(int host, RawServer server) {
        return "http://127.0.0." + host + ":" + server.port() + "/";
    }

    @Test
    void connects_to_the_address_that_stands_in_for_another() {
        RawServer server = serve(Behaviours.ok("ok"));
        ProbeLane lane =
                open(Plans.aPlan().address("shop.example:80", "127.0.0.1:" + server.port()));

        lane.respond(get("http://shop.example/"));

        assertThat(server.received().get(0).header("Host")).containsExactly("shop.example");
    }

    @Test
    void reaches_a_host_that_was_refused_once_it_listens() throws Exception {
        int port = unusedPort();
        ProbeLane lane = open();

        for (int i = 0; i < 3; i++) {
            assertThat(lane.fail(get("http://127.0.0.1:" + port + "/")).kind()).isEqualTo(REFUSED);
        }
        RawServer server = closing(RawServer.start("127.0.0.1", port, Behaviours.ok("ok")));

        assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("ok");
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(1, 3, 0));
    }

    @Test
    void ends_what_is_under_way_when_closed() {
        RawServer server = serve(Misbehaviours.readingNothing());
        Transport transport = factory().open(Plans.aPlan().build(), 0, NanoClock.SYSTEM);
        RecordingExchange download = new RecordingExchange();
        RecordingExchange upload = new RecordingExchange();
        Request large = post(server.uri("/")).bytes(new byte[16 << 20]);
        transport.execute(() -> transport.send(get(server.uri("/")), download, true));
        transport.execute(() -> transport.send(large, upload, true));
        server.awaitRequests(2);

        transport.close();

        for (RecordingExchange exchange : List.of(download, upload)) {
            assertThat(ProbeLane.failure(exchange).kind()).isEqualTo(CLOSED_EARLY);
            assertThat(exchange.lateEvents).isEmpty();
        }
    }

    @Test
    void ends_its_connections_and_its_thread_when_closed() throws Exception {
        RawServer server = serve(Behaviours.ok("ok"));
        Transport transport = factory().open(Plans.aPlan().build(), 0, NanoClock.SYSTEM);
        RecordingExchange exchange = new RecordingExchange();
        transport.execute(() -> transport.send(get(server.uri("/")), exchange, true));
        exchange.await();

        transport.close();

        Thread thread = exchange.threads.iterator().next();
        server.openConnections().awaitAtMost(0);
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
    }
}
