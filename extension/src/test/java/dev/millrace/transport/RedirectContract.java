package dev.millrace.transport;

import static dev.millrace.http.FailureKind.INVALID_REQUEST;
import static dev.millrace.http.FailureKind.REFUSED;
import static dev.millrace.http.FailureKind.RESPONSE_TIMEOUT;
import static dev.millrace.http.FailureKind.TARGET_NOT_ALLOWED;
import static dev.millrace.http.FailureKind.TOO_MANY_REDIRECTS;
import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static dev.millrace.request.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Redirect;
import dev.millrace.http.Redirects;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.Plans;
import dev.millrace.request.Part;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.ReceivedRequest;
import dev.millrace.server.Redirections;
import dev.millrace.server.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirects are followed, and how. */
public abstract class RedirectContract extends TransportContract {

    private static Plans following() {
        return Plans.aPlan().redirects(Redirects.follow());
    }

    private static Plans followingAnywhere() {
        return Plans.aPlan().redirects(Redirects.follow().toOtherHosts());
    }

    @Test
    void follows_none_unless_told_to() {
        RawServer server = serve(Redirections.toEcho(302, "/there"));

        Response response = open().respond(get(server.uri("/start")));

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.redirects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void follows_a_redirect_and_tells_of_it(int status) {
        RawServer server = serve(Redirections.toEcho(status, "/there?x=1"));
        ProbeLane lane = open(following());

        Response response = lane.respond(get(server.uri("/start")));

        assertThat(response.text()).startsWith("GET /there?x=1\n");
        assertThat(response.redirects())
                .containsExactly(
                        new Redirect(server.uri("/start"), status, server.uri("/there?x=1")));
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 300, 305, 306, 399})
    void follows_no_other_status(int status) {
        RawServer server = serve(Redirections.toEcho(status, "/there"));

        Response response = open(following()).respond(get(server.uri("/start")));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEqualTo("moved");
        assertThat(response.redirects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 301, GET, ''",
        "POST, 302, GET, ''",
        "POST, 303, GET, ''",
        "POST, 307, POST, body",
        "POST, 308, POST, body",
        "PUT, 301, PUT, body",
        "PUT, 302, PUT, body",
        "PUT, 303, GET, ''",
        "DELETE, 307, DELETE, body"
    })
    void changes_the_method_as_browsers_do(String method, int status, String then, String body) {
        RawServer server = serve(Redirections.toEcho(status, "/there"));
        Request request =
                request(method, server.uri("/start")).text("body").header("X-Own", "kept");

        String echo = open(following()).respond(request).text();

        assertThat(echo)
                .startsWith(then + " /there\n")
                .contains("X-Own: kept")
                .endsWith("\n\n" + body);
        assertThat(echo.contains("Content-Type:")).isEqualTo(!body.isEmpty());
        assertThat(echo.contains("Content-Length:")).isEqualTo(!body.isEmpty());
    }

    @Test
    void sends_a_body_no_more_once_a_step_went_without() {
        RawServer server =
                serve(
                        Script.answering(
                                request ->
                                        switch (request.target()) {
                                            case "/start" -> Redirections.redirect(303, "/on");
                                            case "/on" -> Redirections.redirect(307, "/there");
                                            default ->
                                                    Behaviours.response("200 OK", request.text());
                                        }));

        String echo = open(following()).respond(post(server.uri("/start")).text("body")).text();

        assertThat(echo).startsWith("GET /there\n").doesNotContain("Content-", "body");
    }

    @Test
    void sends_a_file_and_parts_again_where_the_method_stays(@TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "0123456789".repeat(20_000));
        RawServer server = serve(Redirections.toEcho(307, "/there"));
        ProbeLane lane = open(following());

        lane.respond(post(server.uri("/start")).file(file));
        lane.respond(
                post(server.uri("/start"))
                        .multipart(Part.field("name", "Zoe"), Part.file("photo", file)));

        List<ReceivedRequest> received = server.received();
        assertThat(received).hasSize(4);
        assertThat(received.get(1).body()).isEqualTo(Files.readString(file));
        assertThat(received.get(1).header("Content-Length")).containsExactly("200000");
        assertThat(received.get(3).body())
                .isEqualTo(received.get(2).body())
                .contains("Zoe")
                .contains(Files.readString(file));
        assertThat(received.get(3).header("Content-Type"))
                .isEqualTo(received.get(2).header("Content-Type"));
    }

    @Test
    void follows_a_redirect_that_comes_before_the_file_was_read(@TempDir Path directory)
            throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), new byte[8 << 20]);
        RawServer server =
                serve(
                        client -> {
                            ReceivedRequest head = client.readHead();
                            if (head != null && head.target().equals("/start")) {
                                client.write(Redirections.redirect(307, "/there"));
                                client.awaitServerClose();
                            } else {
                                client.write(Behaviours.response("200 OK", "arrived"));
                                client.awaitClose();
                            }
                        });

        Response response = open(following()).respond(post(server.uri("/start")).file(file));

        assertThat(response.text()).isEqualTo("arrived");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void fails_where_the_file_has_gone_since_it_was_sent(@TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "a");
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            Files.delete(file);
                            client.write(Redirections.redirect(307, "/there"));
                            client.awaitClose();
                        });

        TransportFailure failure = open(following()).fail(post(server.uri("/start")).file(file));

        assertThat(failure.kind()).isEqualTo(INVALID_REQUEST);
        assertThat(failure.detail()).contains(file.toString());
        assertThat(failure.redirects()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void leaves_head_as_it_is(int status) {
        RawServer server = serve(headRedirect(status));

        open(following()).respond(request("HEAD", server.uri("/start")));

        assertThat(server.received())
                .extracting(received -> received.method() + " " + received.target())
                .containsExactly("HEAD /start", "HEAD /there");
    }

    private static Script headRedirect(int status) {
        return Script.answering(
                request ->
                        request.target().equals("/start")
                                ? "HTTP/1.1 "
                                        + status
                                        + " Go\r\nLocation: /there\r\nContent-Length: 900000\r\n\r\n"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/x/y, /x/y",
        "y, /start/y",
        "./y, /start/y",
        "../y, /y",
        "../../../y, /y",
        "?q=2, /start/here?q=2",
        "y?q=/../z, /start/y?q=/../z",
        "/a/./b/../c/, /a/c/",
        "/a/.., /",
        "'/with space', /with%20space",
        "'/a\"<>|{}^`\\b', /a%22%3C%3E%7C%7B%7D%5E%60%5Cb",
        "/\u00C3\u00BC, /%C3%BC",
        "/%0d%0aX-Injected:%20yes, /%0d%0aX-Injected:%20yes",
        "'  /padded  ', /padded",
        "/there#part, /there"
    })
    void resolves_what_the_location_means(String location, String target) {
        RawServer server =
                serve(
                        Script.answering(
                                request ->
                                        request.target().equals("/start/here?q=1")
                                                ? Redirections.redirect(302, location)
                                                : Behaviours.response("200 OK", "arrived")));

        Response response = open(following()).respond(get(server.uri("/start/here?q=1")));

        assertThat(response.text()).isEqualTo("arrived");
        assertThat(server.received().get(1).target()).isEqualTo(target);
        assertThat(server.received().get(1).fields()).noneMatch(field -> field.startsWith("X-"));
    }

    @Test
    void keeps_the_fragment_of_a_uri_where_the_location_has_none() {
        RawServer server = serve(Redirections.toEcho(302, "/there"));

        Response response = open(following()).respond(get(server.uri("/start#part")));

        assertThat(response.redirects().get(0).to()).isEqualTo(server.uri("/there#part"));
        assertThat(response.text()).startsWith("GET /there\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "javascript:alert(1)",
                "mailto:a@b",
                "http://",
                "http:///path",
                "http:there",
                "https://host:99999/",
                "//",
                "http://[::1/",
                "/half%4",
            })
    void takes_a_redirect_that_leads_nowhere_for_the_response(String location) {
        RawServer server = serve(Redirections.always(location));

        Response response = open(followingAnywhere()).respond(get(server.uri("/")));

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.redirects()).isEmpty();
        assertThat(response.header("Location")).isEqualTo(location.strip());
    }

    @Test
    void takes_a_redirect_without_a_location_for_the_response() {
        RawServer server = serve(Script.answering(Behaviours.response("302 Found", "")));

        assertThat(open(following()).respond(get(server.uri("/"))).status()).isEqualTo(302);
    }

    @Test
    void takes_a_redirect_with_a_huge_location_for_the_response() {
        RawServer server = serve(Redirections.always("/" + "x".repeat(60_000)));

        assertThat(open(following()).respond(get(server.uri("/"))).status()).isEqualTo(302);
    }

    @Test
    void fails_after_too_many_with_all_of_them() {
        RawServer server = serve(Redirections.countingDown());
        ProbeLane lane = open(Plans.aPlan().redirects(Redirects.follow().most(3)));

        Response just = lane.respond(get(server.uri("/3")));
        TransportFailure tooMany = lane.fail(get(server.uri("/4")));

        assertThat(just.redirects()).hasSize(3);
        assertThat(tooMany.kind()).isEqualTo(TOO_MANY_REDIRECTS);
        assertThat(tooMany.detail())
                .isEqualTo("3 were followed, and the next led to " + server.uri("/0"));
        assertThat(tooMany.redirects())
                .extracting(Redirect::to)
                .containsExactly(server.uri("/3"), server.uri("/2"), server.uri("/1"));
    }

    @Test
    void ends_loops_of_any_kind() {
        RawServer circle = serve(Redirections.inACircle());
        RawServer self = serve(Redirections.always("/"));
        RawServer endless = serve(Redirections.withoutEnd());
        ProbeLane lane = open(following());

        for (RawServer server : List.of(circle, self, endless)) {
            TransportFailure failure = lane.fail(get(server.uri("/a")));

            assertThat(failure.kind()).isEqualTo(TOO_MANY_REDIRECTS);
            assertThat(failure.redirects()).hasSize(20);
            assertThat(server.requests()).isEqualTo(21);
        }
    }

    @Test
    void follows_to_another_host_only_where_allowed() {
        RawServer other = closing(RawServer.start("127.0.0.2", Behaviours.ok("other")));
        RawServer server = serve(Redirections.always("http://127.0.0.2:" + other.port() + "/"));

        Response stayed = open(following()).respond(get(server.uri("/")));
        Response gone = open(followingAnywhere()).respond(get(server.uri("/")));

        assertThat(stayed.status()).isEqualTo(302);
        assertThat(stayed.redirects()).isEmpty();
        assertThat(gone.text()).isEqualTo("other");
        assertThat(gone.redirects()).hasSize(1);
        assertThat(other.requests()).isEqualTo(1);
    }

    @Test
    void follows_to_another_port_of_the_host() {
        RawServer other = serve(Behaviours.ok("other"));
        RawServer server = serve(Redirections.always(other.uri("/")));

        assertThat(open(following()).respond(get(server.uri("/"))).text()).isEqualTo("other");
    }

    @Test
    void sends_secrets_to_no_other_origin() {
        RawServer other = serve(Behaviours.echo());
        RawServer server = serve(Redirections.always(other.uri("/")));
        Plans plan = following().header("Authorization", "of the run");
        Request request =
                get(server.uri("/").replace("http://", "http://user:secret@"))
                        .header("Cookie", "session=1")
                        .header("Host", "custom.example")
                        .header("X-Own", "kept");

        String echo = open(plan).respond(request).text();

        assertThat(echo)
                .contains("X-Own: kept", "Host: 127.0.0.1:" + other.port())
                .doesNotContain("Authorization", "Cookie", "custom.example");
    }

    @Test
    void sends_secrets_on_within_an_origin() {
        RawServer server = serve(Redirections.toEcho(302, "/there"));
        RawServer absolute =
                serve(
                        Script.answering(
                                request ->
                                        request.target().equals("/start")
                                                ? Redirections.redirect(
                                                        302,
                                                        "http://"
                                                                + request.header("Host").get(0)
                                                                + "/there")
                                                : Behaviours.response("200 OK", request.text())));

        for (RawServer each : List.of(server, absolute)) {
            Request request =
                    get(each.uri("/start").replace("http://", "http://user:secret@"))
                            .header("Cookie", "session=1");

            String echo = open(following()).respond(request).text();

            assertThat(echo).contains("Authorization: Basic ", "Cookie: session=1");
        }
    }

    @Test
    void sends_secrets_no_more_once_the_way_left_the_origin() {
        RawServer there = serve(Behaviours.echo());
        RawServer back = serve(Redirections.always(there.uri("/end")));

        Request request = get(back.uri("/")).header("Authorization", "secret");
        RawServer again = serve(Redirections.always(back.uri("/")));

        assertThat(open(following()).respond(request).text()).doesNotContain("secret");
        assertThat(
                        open(following())
                                .respond(get(again.uri("/")).header("Authorization", "secret"))
                                .text())
                .doesNotContain("secret");
        assertThat(back.received().get(1).fields()).noneMatch(field -> field.contains("secret"));
    }

    @Test
    void sends_secrets_no_more_once_the_way_came_back_to_the_origin() {
        RawServer there =
                serve(
                        Script.answering(
                                request ->
                                        Redirections.redirect(
                                                302, "http:/" + request.target() + "/back")));
        RawServer server =
                serve(
                        Script.answering(
                                request ->
                                        switch (request.target()) {
                                            case "/start" ->
                                                    Redirections.redirect(
                                                            302,
                                                            there.uri(
                                                                    "/"
                                                                            + request.header("Host")
                                                                                    .get(0)));
                                            case "/back" -> Redirections.redirect(302, "/end");
                                            default ->
                                                    Behaviours.response("200 OK", request.text());
                                        }));
        Request request = get(server.uri("/start")).header("Authorization", "secret");

        String echo = open(following()).respond(request).text();

        assertThat(echo).startsWith("GET /end\n").doesNotContain("secret");
    }

    @Test
    void gives_up_a_redirect_whose_body_is_still_to_come() throws Exception {
        RawServer server = serve(Redirections.withABodyThatStalls(""));
        ProbeLane lane = open(following());
        RecordingExchange exchange = lane.start(get(server.uri("/start")));
        exchange.awaitFirstByte();

        lane.abort(exchange, RESPONSE_TIMEOUT, "too long");

        assertThat(ProbeLane.failure(exchange).kind()).isEqualTo(RESPONSE_TIMEOUT);
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void tells_the_way_to_a_host_that_refuses() throws Exception {
        String nobody = "http://127.0.0.1:" + unusedPort() + "/";
        RawServer server = serve(Redirections.always(nobody));

        TransportFailure failure = open(following()).fail(get(server.uri("/")));

        assertThat(failure.kind()).isEqualTo(REFUSED);
        assertThat(failure.redirects()).containsExactly(new Redirect(server.uri("/"), 302, nobody));
    }

    @Test
    void tells_the_way_to_a_response_that_never_came() {
        RawServer silent = serve(Misbehaviours.neverAnswering());
        RawServer server = serve(Redirections.always(silent.uri("/")));
        ProbeLane lane = open(following());
        RecordingExchange exchange = lane.start(get(server.uri("/")));
        silent.awaitRequests(1);

        lane.abort(exchange, RESPONSE_TIMEOUT, "too long");

        assertThat(ProbeLane.failure(exchange))
                .isEqualTo(
                        new TransportFailure(
                                RESPONSE_TIMEOUT,
                                "too long",
                                List.of(new Redirect(server.uri("/"), 302, silent.uri("/")))));
        silent.openConnections().awaitAtMost(0);
    }

    @Test
    void lets_no_redirect_lead_to_where_no_load_may_go() {
        RawServer server = serve(Redirections.always("http://192.0.2.1/"));

        TransportFailure failure = open(followingAnywhere()).fail(get(server.uri("/")));

        assertThat(failure.kind()).isEqualTo(TARGET_NOT_ALLOWED);
        assertThat(failure.redirects()).hasSize(1);
    }

    @Test
    void follows_without_the_rest_of_a_body() {
        String answer = Behaviours.response("200 OK", "arrived");

        for (Script script :
                List.of(
                        Redirections.withAHugeBody(answer),
                        Redirections.withABodyThatStalls(answer),
                        Redirections.withManyChunks(answer))) {
            RawServer server = serve(script);
            ProbeLane lane = open(following());

            assertThat(lane.respond(get(server.uri("/start"))).text()).isEqualTo("arrived");
            assertThat(lane.counts().opened()).isEqualTo(2);
            server.openConnections().awaitAtMost(1);
        }
    }

    @Test
    void follows_from_a_connection_that_closes() {
        RawServer server = serve(Redirections.closing(Behaviours.response("200 OK", "arrived")));
        ProbeLane lane = open(following());

        assertThat(lane.respond(get(server.uri("/start"))).text()).isEqualTo("arrived");
        assertThat(lane.counts()).isEqualTo(new ConnectionCounts(2, 0, 0));
    }

    @Test
    void opens_a_connection_for_each_step_where_the_plan_says_so() {
        RawServer server = serve(Redirections.countingDown());
        ProbeLane lane = open(following().newConnectionPerRequest());

        lane.respond(get(server.uri("/4")));

        assertThat(server.connections()).isEqualTo(5);
        server.openConnections().awaitAtMost(0);
    }

    @Test
    void sends_once_and_hears_the_first_byte_once() {
        RawServer server = serve(Redirections.countingDown());
        ProbeLane lane = open(following());

        RecordingExchange exchange = lane.start(get(server.uri("/3")));

        ProbeLane.response(exchange);
        assertThat(exchange.events)
                .containsExactly("connected", "sending", "firstByte", "completed");
    }

    @Test
    void follows_a_whole_window_across_hosts_within_its_connections() {
        RawServer other = closing(RawServer.start("127.0.0.2", Redirections.countingDown()));
        RawServer server = serve(Redirections.always("http://127.0.0.2:" + other.port() + "/3"));
        ProbeLane lane = open(followingAnywhere().concurrency(100));

        List<RecordingExchange> window = lane.startAll(100, get(server.uri("/")));

        window.forEach(
                exchange -> {
                    Response response = ProbeLane.response(exchange);
                    assertThat(response.text()).isEqualTo("arrived");
                    assertThat(response.redirects()).hasSize(4);
                });
        assertThat(server.requests()).isEqualTo(100);
        assertThat(other.requests()).isEqualTo(400);
        server.openConnections().awaitAtMostWith(other.openConnections(), 100);
    }

    @Test
    void judges_a_post_without_a_body_too() {
        RawServer server = serve(Redirections.toEcho(307, "/there"));

        assertThat(open(following()).respond(post(server.uri("/start"))).text())
                .startsWith("POST /there\n");
    }
}
