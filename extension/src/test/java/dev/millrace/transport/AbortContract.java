package dev.millrace.transport;

import static dev.millrace.http.FailureKind.ABANDONED;
import static dev.millrace.http.FailureKind.RESPONSE_TIMEOUT;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.request.Part;
import dev.millrace.request.Request;
import dev.millrace.server.FullBacklog;
import dev.millrace.server.JettyServer;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.OpenFiles;
import dev.millrace.server.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How exchanges under way are given up. */
public abstract class AbortContract extends TransportContract {

    private static final TransportFailure TIMED_OUT =
            new TransportFailure(RESPONSE_TIMEOUT, "no response within 30 s");

    private static void abort(ProbeLane lane, RecordingExchange exchange) {
        lane.abort(exchange, TIMED_OUT.kind(), TIMED_OUT.detail());
    }

    @Test
    void closes_the_connection_of_an_exchange_without_an_answer() {
        RawServer server = serve(Misbehaviours.neverAnswering());
        ProbeLane lane = open();
        RecordingExchange exchange = lane.start(get(server.uri("/")));
        server.awaitRequests(1);

        abort(lane, exchange);

        assertThat(exchange.await()).isEqualTo(TIMED_OUT);
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void gives_up_an_exchange_whose_response_has_begun() throws Exception {
        RawServer server = serve(Misbehaviours.stallingInTheBody());
        ProbeLane lane = open(Plans.aPlan().firstByteTimeout(Duration.ofSeconds(10)));
        RecordingExchange exchange = lane.start(get(server.uri("/")));
        exchange.awaitFirstByte();

        abort(lane, exchange);

        assertThat(exchange.await()).isEqualTo(TIMED_OUT);
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void gives_up_an_exchange_whose_response_has_but_a_byte() {
        RawServer server = serve(Misbehaviours.stallingAfterTheFirstByte());
        ProbeLane lane = open();
        RecordingExchange exchange = lane.start(get(server.uri("/")));
        server.awaitRequests(1);

        abort(lane, exchange);

        assertThat(exchange.await()).isEqualTo(TIMED_OUT);
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void gives_up_an_upload_that_the_server_does_not_read() {
        RawServer server = serve(Misbehaviours.readingNothing());
        ProbeLane lane = open();
        RecordingExchange exchange = lane.start(post(server.uri("/")).bytes(new byte[16 << 20]));
        server.awaitRequests(1);

        abort(lane, exchange);

        assertThat(exchange.await()).isEqualTo(TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @EnabledOnOs(OS.LINUX)
    void closes_the_file_of_an_upload_that_was_given_up(boolean alone, @TempDir Path directory)
            throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), new byte[16 << 20]);
        RawServer server = serve(Misbehaviours.readingNothing());
        ProbeLane lane = open();
        Request upload = post(server.uri("/"));
        RecordingExchange exchange =
                lane.start(alone ? upload.file(file) : upload.multipart(Part.file("a", file)));
        server.awaitRequests(1);
        assertThat(lane.onLane(() -> OpenFiles.contain(file))).isTrue();

        abort(lane, exchange);

        assertThat(exchange.await()).isEqualTo(TIMED_OUT);
        assertThat(lane.onLane(() -> OpenFiles.contain(file))).isFalse();
    }

    @Test
    void gives_up_an_exchange_that_is_still_connecting() {
        FullBacklog backlog = closing(FullBacklog.open());
        ProbeLane lane = open();
        RecordingExchange exchange = lane.start(get("http://127.0.0.1:" + backlog.port() + "/"));

        abort(lane, exchange);

        assertThat(exchange.await()).isEqualTo(TIMED_OUT);
        assertThat(exchange.events).containsExactly("completed");
    }

    @Test
    void a_host_that_cannot_be_connected_to_does_not_keep_others_waiting_for_ever() {
        FullBacklog backlog = closing(FullBacklog.open());
        JettyServer server = serveHttp();
        ProbeLane lane =
                open(
                        Plans.aPlan()
                                .concurrency(1)
                                .timeout(Duration.ofMillis(500))
                                .connectTimeout(Duration.ofMinutes(1)));
        RecordingExchange stuck = lane.start(get("http://127.0.0.1:" + backlog.port() + "/"));
        abort(lane, stuck);
        stuck.await();

        Response response = lane.respond(get(server.uri("/")));

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void gives_up_a_whole_window_and_fills_it_again() {
        JettyServer server = serveHttp();
        ProbeLane lane = open(Plans.aPlan().concurrency(50));
        server.hold();
        List<RecordingExchange> window = lane.startAll(50, get(server.uri("/held")));
        server.inFlight().awaitAtLeast(50);

        window.forEach(exchange -> lane.abort(exchange, ABANDONED, "the run was stopped"));
        window.forEach(
                exchange -> assertThat(ProbeLane.failure(exchange).kind()).isEqualTo(ABANDONED));
        server.release();

        lane.startAll(50, get(server.uri("/next"))).forEach(ProbeLane::response);
        assertThat(server.tally().of("/held")).isEqualTo(50);
        assertThat(server.tally().of("/next")).isEqualTo(50);
    }

    @Test
    void keeps_an_aborted_exchange_apart_from_the_next_in_its_slot() {
        JettyServer server = serveHttp();
        ProbeLane lane = open(Plans.aPlan().concurrency(1));
        server.hold();
        RecordingExchange slot = lane.start(get(server.uri("/aborted")));
        server.inFlight().awaitAtLeast(1);

        abort(lane, slot);
        assertThat(slot.await()).isEqualTo(TIMED_OUT);
        lane.startAgain(slot, get(server.uri("/next")));
        server.inFlight().awaitAtLeast(2);
        server.release();

        assertThat(ProbeLane.response(slot).text()).isEqualTo(JettyServer.GREETING);
        assertThat(slot.events).containsExactly("connected", "sending", "firstByte", "completed");
        assertThat(server.tally().total()).isEqualTo(2);
    }
}
