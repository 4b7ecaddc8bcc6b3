package dev.millrace.audit;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Redirects;
import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import dev.millrace.result.AuditResult;
import dev.millrace.rows.Row;
import dev.millrace.rows.Rows;
import dev.millrace.run.LoadRunner;
import dev.millrace.run.RunListener;
import dev.millrace.server.Behaviours;
import dev.millrace.server.Misbehaviours;
import dev.millrace.server.RawServer;
import dev.millrace.server.Redirections;
import dev.millrace.transport.jetty.HttpClientTransports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlAuditTests {

    private final Path directory;

    UrlAuditTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path urls(String... lines) throws IOException {
        return Files.write(directory.resolve("urls.csv"), Arrays.asList(lines));
    }

    private Path report() {
        return directory.resolve("report.csv");
    }

    private static LoadPlan plan() {
        return Plans.aPlan()
                .unbounded()
                .persistent()
                .redirects(Redirects.follow().toOtherHosts())
                .build();
    }

    private AuditResult audit(Path urls) {
        return new UrlAudit(urls, report(), NanoClock.SYSTEM)
                .run(
                        new LoadRunner(new HttpClientTransports(), NanoClock.SYSTEM),
                        plan(),
                        new RunListener() {});
    }

    private List<Row> rows() {
        try (Stream<Row> rows = Rows.csv(report())) {
            return rows.sorted(Comparator.comparing(row -> Long.valueOf(row.get("row")))).toList();
        }
    }

    @Test
    void writes_a_row_for_each_url_of_a_column() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            AuditResult result = audit(urls("name,url", "a," + server.uri("/a"), "b,http://b c/"));

            assertThat(result.urls()).isEqualTo(2);
            assertThat(result.statuses()).isEqualTo(Map.of(200, 1L));
            assertThat(result.failures()).isEqualTo(Map.of(FailureKind.INVALID_REQUEST, 1L));
            assertThat(rows())
                    .extracting(row -> row.get("url"), row -> row.get("status"))
                    .containsExactly(tuple(server.uri("/a"), "200"), tuple("http://b c/", ""));
            assertThat(rows().get(0).get("bytes")).isEqualTo("5");
        }
    }

    @Test
    void reads_plain_lines_too() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            AuditResult result = audit(urls(server.uri("/a,b"), "", server.uri("/c")));

            assertThat(result.count(200)).isEqualTo(2);
            assertThat(rows().get(0).get("url")).isEqualTo(server.uri("/a,b"));
        }
    }

    @Test
    void tells_the_way_of_redirects() throws Exception {
        try (RawServer last = RawServer.start(Behaviours.ok("here"));
                RawServer first = RawServer.start(Redirections.always(last.uri("/here")))) {
            AuditResult result = audit(urls(first.uri("/")));

            assertThat(result.redirected()).isEqualTo(1);
            assertThat(rows().get(0).get("redirects")).matches("30\\d " + last.uri("/here"));
            assertThat(rows().get(0).get("final_url")).isEqualTo(last.uri("/here"));
        }
    }

    @Test
    void goes_on_past_what_may_not_be_loaded() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            AuditResult result = audit(urls("http://192.0.2.1/", server.uri("/")));

            assertThat(result.count(FailureKind.TARGET_NOT_ALLOWED)).isEqualTo(1);
            assertThat(result.count(200)).isEqualTo(1);
            assertThat(result.complete()).isTrue();
        }
    }

    @Test
    void goes_on_where_no_host_of_the_first_window_can_be_reached() throws Exception {
        int unused;
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            unused = server.port();
        }
        String[] urls =
                Stream.iterate(0, i -> i + 1)
                        .limit(100)
                        .map(i -> "http://127.0.0." + (1 + i) + ":" + unused + "/")
                        .toArray(String[]::new);

        AuditResult result = audit(urls(urls));

        assertThat(result.count(FailureKind.REFUSED)).isEqualTo(100);
        assertThat(result.notTried()).isZero();
    }

    @Test
    void makes_rows_of_bad_rows_too() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            AuditResult result = audit(urls("name,url", "too,many,fields", "a," + server.uri("/")));

            assertThat(result.count(FailureKind.NO_REQUEST)).isEqualTo(1);
            assertThat(result.count(200)).isEqualTo(1);
            assertThat(rows().get(0).get("detail")).contains("urls.csv, line 2");
        }
    }

    @Test
    void marks_what_it_did_not_try() throws Exception {
        try (RawServer bad = RawServer.start(Misbehaviours.resettingBeforeTheAnswer())) {
            String[] urls =
                    Stream.iterate(0, i -> i + 1)
                            .limit(100)
                            .map(i -> bad.uri("/" + i))
                            .toArray(String[]::new);

            AuditResult result = audit(urls(urls));

            assertThat(result.count(FailureKind.RESET)).isEqualTo(100);
            assertThat(result.notTried()).isEqualTo(100 - bad.requests());
            assertThat(rows())
                    .filteredOn(row -> row.get("tried").equals("false"))
                    .hasSize(100 - bad.requests())
                    .allMatch(row -> row.get("failure").equals("connection reset"));
        }
    }

    @Test
    void sends_nothing_where_the_report_is_complete() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            audit(urls(server.uri("/a"), server.uri("/b")));

            AuditResult again = audit(directory.resolve("urls.csv"));

            assertThat(server.requests()).isEqualTo(2);
            assertThat(again.sent()).isNull();
            assertThat(again.resumed()).isEqualTo(2);
            assertThat(again.count(200)).isEqualTo(2);
        }
    }

    @Test
    void takes_what_is_missing_and_drops_a_row_that_was_cut_short() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            audit(urls(server.uri("/a")));
            urls(server.uri("/a"), server.uri("/b"), server.uri("/c"));
            Files.writeString(report(), "3,http://cut-sh", APPEND);

            AuditResult result = audit(directory.resolve("urls.csv"));

            assertThat(server.requests()).isEqualTo(3);
            assertThat(result.resumed()).isEqualTo(1);
            assertThat(rows()).extracting(row -> row.get("row")).containsExactly("1", "2", "3");
        }
    }

    @Test
    void refuses_the_report_of_another_list() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            audit(urls(server.uri("/a"), server.uri("/b")));

            assertRefused(urls(server.uri("/b"), server.uri("/a")), "its rows are not those of");
            assertRefused(urls(server.uri("/a")), "its rows are not those of");
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void refuses_a_report_that_has_a_row_twice() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            Path urls = urls(server.uri("/a"));
            audit(urls);
            Files.writeString(report(), Files.readAllLines(report()).get(1) + "\r\n", APPEND);

            assertRefused(urls, "it has row 1 twice");
        }
    }

    @Test
    void refuses_a_file_that_is_no_report() throws Exception {
        Files.writeString(report(), "a,b\r\n1,2\r\n");

        assertRefused(urls("http://localhost/"), "its columns are not");
    }

    @Test
    void refuses_a_list_without_urls() throws Exception {
        assertRefused(urls("name,link", "a,b"), "its first line is \"name,link\"");
    }

    @Test
    void refuses_a_csv_list_whose_header_is_missing() throws Exception {
        assertRefused(urls("1,http://localhost/a"), "(its first line is \"1,http://localhost/a\")");
    }

    @Test
    void refuses_a_list_in_which_an_open_quote_swallows_rows() throws Exception {
        assertRefused(
                urls("url,note", "http://localhost/a,\"b", "http://localhost/c,d"), "open quotes");
    }

    @Test
    void shows_no_password_of_where_a_url_led() throws Exception {
        try (RawServer server = RawServer.start(Behaviours.ok("hello"))) {
            String url = server.uri("/").replace("http://", "http://user:secret@");

            audit(urls(url));

            assertThat(rows().get(0).get("url")).isEqualTo(url);
            assertThat(rows().get(0).get("final_url")).contains("user:***@");
        }
    }

    @Test
    void refuses_a_list_that_is_not_there() {
        assertRefused(directory.resolve("none.csv"), "no such file");
    }

    private void assertRefused(Path urls, String why) {
        assertThatThrownBy(() -> audit(urls))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(why);
    }
}
