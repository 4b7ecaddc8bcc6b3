package dev.millrace.transport;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Redirects;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import dev.millrace.server.Behaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Redirections;
import dev.millrace.server.Script;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which cookies come back, and from whom. */
public abstract class CookieContract extends TransportContract {

    /**
     * Sets what the target of {@code /set?...} says, and tells the Cookie field of each request.
     */
    private static Script keeper() {
        return Script.answering(
                request ->
                        Behaviours.response(
                                "200 OK",
                                request.target().startsWith("/set?")
                                        ? setCookie(request.target().substring(5))
                                        : "",
                                String.join(" AND ", request.header("Cookie"))));
    }

    private static String setCookie(String cookie) {
        return "Set-Cookie: " + cookie.replace('+', ' ') + "\r\n";
    }

    private static String again(ProbeLane lane, RecordingExchange user, Request request) {
        return ProbeLane.response(lane.startAgain(user, request)).text();
    }

    private static RecordingExchange user(ProbeLane lane, Request first) {
        RecordingExchange user = lane.start(first);
        ProbeLane.response(user);
        return user;
    }

    @Test
    void keeps_none_unless_told_to() {
        RawServer server = serve(keeper());
        ProbeLane lane = open();
        RecordingExchange user = user(lane, get(server.uri("/set?a=1")));

        assertThat(again(lane, user, get(server.uri("/")))).isEmpty();
    }

    @Test
    void sends_back_to_the_server_what_it_set() {
        RawServer server = serve(keeper());
        ProbeLane lane = open(Plans.aPlan().cookies());
        RecordingExchange user = user(lane, get(server.uri("/set?a=1")));

        again(lane, user, get(server.uri("/set?b=2")));

        assertThat(again(lane, user, get(server.uri("/")))).isEqualTo("a=1; b=2");
    }

    @Test
    void never_gives_one_user_the_cookies_of_another() {
        AtomicInteger users = new AtomicInteger();
        RawServer server =
                serve(
                        Script.answering(
                                request ->
                                        request.header("Cookie").isEmpty()
                                                ? Behaviours.response(
                                                        "200 OK",
                                                        setCookie(
                                                                "user=" + users.getAndIncrement()),
                                                        "new")
                                                : Behaviours.response(
                                                        "200 OK",
                                                        request.header("Cookie").get(0))));
        ProbeLane lane = open(Plans.aPlan().cookies().concurrency(50));
        List<RecordingExchange> window = lane.startAll(50, get(server.uri("/")));
        window.forEach(each -> assertThat(ProbeLane.response(each).text()).isEqualTo("new"));

        List<String> second =
                window.stream().map(each -> again(lane, each, get(server.uri("/")))).toList();
        List<String> third =
                window.stream().map(each -> again(lane, each, get(server.uri("/")))).toList();

        assertThat(second).doesNotHaveDuplicates().allMatch(cookie -> cookie.startsWith("user="));
        assertThat(third).isEqualTo(second);
        assertThat(users).hasValue(50);
    }

    @Test
    void keeps_to_path_and_host_and_end() {
        RawServer server = closing(RawServer.start("0.0.0.0", keeper()));
        ProbeLane lane = open(Plans.aPlan().cookies());
        RecordingExchange user = user(lane, get(server.uri("/set?deep=1;+Path=/deep")));

        again(lane, user, get(server.uri("/set?gone=1;+Max-Age=0")));
        again(lane, user, get(server.uri("/set?secure=1;+Secure")));
        again(lane, user, get(server.uri("/set?foreign=1;+Domain=other.example")));
        again(lane, user, get(server.uri("/set?all=1;+Path=/")));

        assertThat(again(lane, user, get(server.uri("/")))).isEqualTo("all=1");
        assertThat(again(lane, user, get(server.uri("/deep/[er]")))).isEqualTo("deep=1; all=1");
        assertThat(again(lane, user, get("http://127.0.0.2:" + server.port() + "/deep"))).isEmpty();
    }

    @Test
    void takes_back_what_the_server_ends() {
        RawServer server = serve(keeper());
        ProbeLane lane = open(Plans.aPlan().cookies());
        RecordingExchange user = user(lane, get(server.uri("/set?a=1")));

        again(lane, user, get(server.uri("/set?a=2;+Max-Age=0")));

        assertThat(again(lane, user, get(server.uri("/")))).isEmpty();
    }

    @Test
    void joins_them_with_those_of_the_request() {
        RawServer server = serve(keeper());
        ProbeLane lane = open(Plans.aPlan().cookies());
        RecordingExchange user = user(lane, get(server.uri("/set?a=1")));

        assertThat(again(lane, user, get(server.uri("/")).header("Cookie", "own=1")))
                .isEqualTo("own=1; a=1");
    }

    @Test
    void takes_those_that_redirects_set() {
        RawServer server =
                serve(
                        Script.answering(
                                request ->
                                        request.target().equals("/login")
                                                ? Behaviours.response(
                                                        "302 Found",
                                                        setCookie("session=7")
                                                                + "Location: /home\r\n",
                                                        "")
                                                : Behaviours.response(
                                                        "200 OK",
                                                        String.join(
                                                                "", request.header("Cookie")))));
        ProbeLane lane = open(Plans.aPlan().cookies().redirects(Redirects.follow()));

        assertThat(lane.respond(get(server.uri("/login"))).text()).isEqualTo("session=7");
    }

    @Test
    void sends_none_to_another_host_that_a_redirect_leads_to() {
        RawServer other = closing(RawServer.start("127.0.0.2", keeper()));
        String there = "http://127.0.0.2:" + other.port() + "/";
        RawServer server =
                serve(
                        Script.answering(
                                Behaviours.response(
                                        "302 Found",
                                        setCookie("session=7") + "Location: " + there + "\r\n",
                                        "")));
        ProbeLane lane = open(Plans.aPlan().cookies().redirects(Redirects.follow().toOtherHosts()));
        RecordingExchange user = user(lane, get(server.uri("/")));

        assertThat(again(lane, user, get(server.uri("/")))).isEmpty();
        assertThat(server.received().get(1).header("Cookie")).containsExactly("session=7");
    }

    @Test
    void keeps_50_cookies_and_no_more() {
        String all =
                IntStream.range(0, 60)
                        .mapToObj(i -> setCookie("c" + i + "=1"))
                        .collect(Collectors.joining());
        RawServer server =
                serve(
                        Script.answering(
                                request ->
                                        Behaviours.response(
                                                "200 OK",
                                                request.target().equals("/all") ? all : "",
                                                String.join("", request.header("Cookie")))));
        ProbeLane lane = open(Plans.aPlan().cookies());
        RecordingExchange user = user(lane, get(server.uri("/all")));

        again(lane, user, get(server.uri("/all")));

        assertThat(again(lane, user, get(server.uri("/"))).split("; ")).hasSize(50);
    }

    @Test
    void keeps_no_cookie_over_4_kib() {
        RawServer server =
                serve(Redirections.toEcho(200, "/\r\n" + "Set-Cookie: a=" + "x".repeat(5_000)));
        ProbeLane lane = open(Plans.aPlan().cookies());
        RecordingExchange user = user(lane, get(server.uri("/start")));

        assertThat(again(lane, user, get(server.uri("/")))).doesNotContain("Cookie");
    }
}
