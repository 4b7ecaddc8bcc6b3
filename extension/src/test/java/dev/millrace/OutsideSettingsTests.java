package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import dev.millrace.result.LoadResult;
import dev.millrace.server.JettyServer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Condition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.TestAbortedException;

class OutsideSettingsTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static final List<LoadResult> RESULTS = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forgetResults() {
        RESULTS.clear();
    }

    @Test
    void change_the_plan() {
        Fixture.of(PagesTestCases.class)
                .with("millrace.requests", "2_000")
                .with("millrace.duration", "30 min")
                .with("millrace.concurrency", "3")
                .with("millrace.lanes", "2")
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(SERVER.received()).isEqualTo(2_000);
        assertThat(RESULTS)
                .extracting(LoadResult::plan)
                .singleElement()
                .satisfies(
                        plan -> {
                            assertThat(plan.concurrency()).isEqualTo(3);
                            assertThat(plan.lanes()).isEqualTo(2);
                            assertThat(plan.length().duration()).hasMinutes(30);
                        });
    }

    @Test
    void scale_down_to_what_the_objectives_need() {
        Fixture.of(PagesTestCases.class)
                .with("millrace.scale", "0.001")
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(SERVER.received()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    millrace.requests    | 999   | @LoadTest with -Dmillrace.requests=999 requires that `requests` be at least 1000 to judge the response time p99 (10 samples above it), but it was 999
                    millrace.lanes       | 11    | @LoadTest with -Dmillrace.lanes=11 requires that `lanes` be at most `concurrency` (10), but it was 11
                    millrace.duration    | 2 h   | @LoadTest with -Dmillrace.duration=2 h requires that `deadline` be longer than `duration` (2 h), but it was "60 min"
                    millrace.concurrency | 0     | -Dmillrace.concurrency requires that `concurrency` be at least 1, but it was 0
                    millrace.dryRun      | maybe | -Dmillrace.dryRun requires that `dryRun` be true or false, but it was "maybe"
                    millrace.only        | first | -Dmillrace.only requires that `only` be a whole number, but it was "first"
                    millrace.report.dir  | a\0b  | -Dmillrace.report.dir requires that `report.dir` be a path, but it was "a\0b"
                    """)
    void are_refused_before_anything_is_sent(String name, String value, String message) {
        assertThat(Fixture.of(PagesTestCases.class).with(name, value).failure())
                .hasMessageContaining(message + " (OutsideSettingsTests$PagesTestCases.pages)");
        assertThat(SERVER.received()).isZero();
    }

    @Test
    void disable_load_tests() {
        EngineExecutionResults results =
                Fixture.of(MixedTestCases.class).with("millrace.enabled", "false").execute();

        assertThat(results.allEvents().skipped().stream())
                .hasSize(2)
                .are(new Condition<>(OutsideSettingsTests::disabled, "disabled from outside"));
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(1).aborted(1));
        assertThat(SERVER.received()).isZero();
    }

    @Test
    void refuse_a_wrong_switch() {
        assertThat(Fixture.of(PagesTestCases.class).with("millrace.enabled", "no").failure())
                .hasMessageContaining(
                        "-Dmillrace.enabled requires that `enabled` be true or false, but it was"
                                + " \"no\" (OutsideSettingsTests$PagesTestCases.pages)");
    }

    @Test
    void send_nothing_in_a_dry_run() {
        String printed =
                ConsoleCapture.during(
                        () ->
                                assertThat(
                                                Fixture.of(PagesTestCases.class)
                                                        .with("millrace.dryRun", "true")
                                                        .abortion())
                                        .isExactlyInstanceOf(TestAbortedException.class)
                                        .hasMessage("-Dmillrace.dryRun=true: nothing was sent"));

        assertThat(SERVER.received()).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "[millrace] OutsideSettingsTests$PagesTestCases.pages would be sent:",
                        "  1,500 requests, concurrency 10, 1 lane, direct transport",
                        "  time-outs: connect 10 s, request 30 s, run 60 min",
                        "  expectation: status 200",
                        "  objective: response time p99 at most 60 s",
                        "  request 0: GET " + SERVER.uri("/0"),
                        "  request 1: GET " + SERVER.uri("/1"),
                        "  request 2: GET " + SERVER.uri("/2"));
    }

    @Test
    void send_one_index_alone_and_print_all_of_it() {
        String printed =
                ConsoleCapture.during(
                        () ->
                                Fixture.of(PagesTestCases.class)
                                        .with("millrace.only", "1234")
                                        .tests()
                                        .assertStatistics(statistics -> statistics.succeeded(1)));

        assertThat(SERVER.received()).isEqualTo(1);
        assertThat(SERVER.get().tally().notExactlyOnce(1_235)).doesNotContainKey(1_234);
        assertThat(printed)
                .contains(
                        "[millrace] OutsideSettingsTests$PagesTestCases.pages, index 1234 alone:\n> GET "
                                + SERVER.uri("/1234")
                                + "\n> X-Shop: 1\n< 200 OK\n")
                .contains("\n< " + JettyServer.GREETING);
    }

    @Test
    void judge_the_expectations_of_one_index_alone() {
        assertThat(Fixture.of(MissedTestCases.class).with("millrace.only", "5").failure())
                .hasMessageContaining("missed 1 of 2 objectives: failures")
                .hasMessageContaining("1 x status 201: was 200 (first at index 5)");
    }

    @Test
    void fail_for_an_index_that_is_not_there() {
        assertThat(Fixture.of(MissedTestCases.class).with("millrace.only", "6").failure())
                .hasMessageContaining("is inconclusive on 1 of 2 objectives: failures");
        assertThat(SERVER.received()).isZero();
    }

    @Test
    void keep_the_load_off_other_hosts() {
        assertThat(Fixture.of(AwayTestCases.class).failure())
                .hasMessageContaining(
                        "\"192.0.2.1\" is neither localhost, nor a loopback address, nor among"
                                + " `millrace.targets`; to load it, run with"
                                + " -Dmillrace.targets=192.0.2.1");
    }

    @Test
    void let_the_load_go_to_hosts_that_are_named() {
        assertThat(
                        Fixture.of(AwayTestCases.class)
                                .with("millrace.targets", "shop.example,192.0.2.1")
                                .failure())
                .message()
                .doesNotContain("neither loopback");
    }

    private static boolean disabled(Event event) {
        return skippedWithReason("-Dmillrace.enabled=false").matches(event);
    }

    static class PagesTestCases {

        @LoadTest(requests = 1_500)
        @ExpectStatus(200)
        @ServiceLevel(p99 = "1 min")
        void pages(Load load) {
            RESULTS.add(load.header("X-Shop", "1").run(i -> get(SERVER.uri("/" + i))));
        }
    }

    @ExtendWith(LoadExtension.class)
    static class MixedTestCases {

        private @Nullable Load prepared;

        @BeforeEach
        void prepare(Load load) {
            prepared = load.requests(1);
        }

        @LoadTest
        void takes_nothing() {
            send();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void takes_a_load(int concurrency, Load load) {
            load.requests(1).concurrency(concurrency).run(i -> get(SERVER.uri("/" + i)));
        }

        @Test
        void hides_that_it_sends() {
            send();
        }

        @Test
        void sends_nothing() {}

        private void send() {
            Objects.requireNonNull(prepared).run(i -> get(SERVER.uri("/" + i)));
        }
    }

    static class MissedTestCases {

        @LoadTest
        @ExpectStatus(201)
        void six_pages(Load load) {
            load.run(List.of(0, 1, 2, 3, 4, 5).stream().map(i -> get(SERVER.uri("/" + i))));
        }
    }

    static class AwayTestCases {

        @LoadTest(requests = 1, connectTimeout = "50 ms")
        void away(Load load) {
            load.run(i -> get("http://192.0.2.1:9/"));
        }
    }
}
