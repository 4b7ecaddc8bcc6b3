package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.result.AuditResult;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditedLoadTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static final Path DIRECTORY = Path.of("target", "audited-loads");

    @BeforeEach
    void start_anew() throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.deleteIfExists(report());
        write(SERVER.uri("/a"), SERVER.uri("/b"));
    }

    private static void write(String... urls) {
        try {
            Files.write(DIRECTORY.resolve("urls.txt"), List.of(urls));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path report() {
        return DIRECTORY.resolve("report.csv");
    }

    private static AuditResult audit(Load load) {
        return load.audit(DIRECTORY.resolve("urls.txt"), report());
    }

    private static Fixture fixture(String method) {
        return Fixture.of(AuditTestCases.class, method);
    }

    @Test
    void a_test_that_only_audits_passes_and_tells_what_it_found() {
        String shown = ConsoleCapture.during(() -> passes(fixture("audits")));

        assertThat(shown)
                .contains("audits: audited", "urls            2 of 2", "errors          0 (0 %)");
        assertThat(report()).exists();
    }

    private static void passes(Fixture fixture) {
        fixture.tests().assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void a_complete_report_is_no_reason_to_fail() {
        passes(fixture("audits"));

        String shown = ConsoleCapture.during(() -> passes(fixture("audits")));

        assertThat(shown).contains("nothing was sent, as the report has all rows already");
    }

    @Test
    void a_dry_run_leaves_no_report() {
        Throwable aborted = fixture("audits").with("millrace.dryRun", "true").abortion();

        assertThat(aborted).hasMessageContaining("nothing was sent");
        assertThat(report()).doesNotExist();
    }

    @Test
    void more_lanes_than_one_are_refused() {
        assertThat(fixture("audits").with("millrace.lanes", "2").failure())
                .hasMessage(
                        "@LoadTest with -Dmillrace.lanes=2 requires that `lanes` be 1 for an audit, as"
                                + " lanes share nothing about hosts, but it was 2"
                                + " (AuditedLoadTests$AuditTestCases.audits)");
    }

    @Test
    void the_direct_transport_is_refused() {
        assertThat(fixture("audits").with("millrace.transport", "direct").failure())
                .hasMessage(
                        "@LoadTest with -Dmillrace.transport=direct requires that `transport` be AUTO"
                                + " or HTTP_CLIENT where `redirects` are followed, which needs"
                                + " HttpClient, but it was DIRECT"
                                + " (AuditedLoadTests$AuditTestCases.audits)");
        assertThat(report()).doesNotExist();
    }

    @Test
    void one_index_alone_is_refused() {
        assertThat(fixture("audits").with("millrace.only", "1").failure())
                .hasMessageContaining("-Dmillrace.only requires a run that is no audit");
    }

    /** More URLs than slots and park hold, one host that answers and one that does not. */
    @ParameterizedTest
    @ValueSource(strings = {"audits_politely", "audits_one_at_a_time"})
    void limits_of_hosts_lose_no_url(String method) {
        List<String> urls = new ArrayList<>();
        for (int url = 0; url < 60; url++) {
            urls.add(SERVER.uri("/" + url));
            urls.add("http://127.0.0.2:1/" + url);
        }
        write(urls.toArray(String[]::new));

        String shown = ConsoleCapture.during(() -> passes(fixture(method)));

        assertThat(shown).contains("urls            120 of 120");
    }

    @Test
    void failing_fast_is_refused() {
        assertThat(fixture("audits_failing_fast").failure())
                .hasMessageContaining("requires that `failFast` not be set for an audit");
    }

    @Test
    void a_warm_up_is_refused() {
        assertThat(fixture("audits_after_a_warm_up").failure())
                .hasMessageContaining(
                        "requires that `warmUp` not be set for an audit, which asks for each URL once");
    }

    @Test
    void rows_beside_the_report_are_refused() {
        assertThat(fixture("audits_with_rows").failure())
                .hasMessageContaining("requires that `writeRows` not be set for an audit");
    }

    @Test
    void what_an_audit_would_not_judge_is_refused() {
        assertThat(fixture("audits_with_an_expectation").failure())
                .hasMessageContaining(
                        "requires that `expect` not be set for an audit, which judges nothing:"
                                + " assert on its result, but it was \"status 200\"");
        assertThat(fixture("audits_with_an_objective").failure())
                .hasMessageContaining("requires that `objectives` not be set for an audit")
                .hasMessageContaining("response time p50");
    }

    @Test
    void a_list_that_is_none_is_refused() {
        write("name,link", "a,b");

        assertThat(fixture("audits").failure())
                .hasMessageContaining(
                        "Load requires that `urls` be a CSV file with a column `url`");
    }

    @Test
    void an_audit_that_is_cut_short_fails_and_says_how_to_go_on() {
        try (RawServer silent = RawServer.start(Misbehaviours.neverAnswering())) {
            write(SERVER.uri("/a"), silent.uri("/b"));

            assertThat(fixture("audits_hastily").failure())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("was cut short, as the deadline was over")
                    .hasMessageContaining("has 1 of 2 rows; run it again to go on from there");
        }
    }

    static class AuditTestCases {

        @LoadTest
        void audits(Load load) {
            assertThat(audit(load).complete()).isTrue();
        }

        @LoadTest
        @ExpectStatus(200)
        void audits_with_an_expectation(Load load) {
            audit(load);
        }

        @LoadTest
        @ServiceLevel(p50 = "1 s")
        void audits_with_an_objective(Load load) {
            audit(load);
        }

        @LoadTest(concurrency = 2)
        void audits_politely(Load load) {
            audit(load.ratePerHost(200));
        }

        @LoadTest(concurrency = 2)
        void audits_one_at_a_time(Load load) {
            audit(load.inFlightPerHost(1));
        }

        @LoadTest
        void audits_failing_fast(Load load) {
            audit(load.failFast());
        }

        @LoadTest(warmUp = "10 requests")
        void audits_after_a_warm_up(Load load) {
            audit(load);
        }

        @LoadTest
        void audits_with_rows(Load load) {
            audit(load.writeRows(DIRECTORY.resolve("rows.csv")));
        }

        @LoadTest
        void audits_hastily(Load load) {
            audit(load.deadline(Duration.ofMillis(200)));
        }
    }
}
