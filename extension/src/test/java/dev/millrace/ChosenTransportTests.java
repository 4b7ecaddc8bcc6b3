package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Redirects;
import dev.millrace.plan.TransportChoice;
import dev.millrace.result.LoadResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenTransportTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static final List<LoadResult> RESULTS = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forgetResults() {
        RESULTS.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "plain,direct",
        "direct_by_annotation,direct",
        "http_client_by_annotation,HttpClient",
        "http_client_by_load,HttpClient",
        "auto_by_load,direct",
        "redirected,HttpClient",
        "with_cookies,HttpClient",
        "without_bodies,HttpClient"
    })
    void is_in_the_result(String method, String transport) {
        Fixture.of(ChoosingTestCases.class, method)
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(RESULTS).extracting(LoadResult::transport).containsExactly(transport);
        assertThat(SERVER.received()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "plain,http-client,HttpClient",
        "plain,direct,direct",
        "direct_by_annotation,auto,direct",
        "direct_by_annotation,http-client,HttpClient",
        "http_client_by_load,auto,direct"
    })
    void comes_from_outside_first(String method, String outside, String transport) {
        Fixture.of(ChoosingTestCases.class, method)
                .with("millrace.transport", outside)
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(RESULTS).extracting(LoadResult::transport).containsExactly(transport);
    }

    @ParameterizedTest
    @CsvSource({"plain,direct", "redirected,HttpClient"})
    void is_on_the_console(String method, String transport) {
        String printed =
                ConsoleCapture.during(
                        () ->
                                Fixture.of(ChoosingTestCases.class, method)
                                        .tests()
                                        .assertStatistics(statistics -> statistics.succeeded(1)));

        assertThat(printed)
                .containsOnlyOnce("concurrency 10, 1 lane, " + transport + " transport\n");
    }

    @ParameterizedTest
    @CsvSource({"plain,direct", "redirected,HttpClient"})
    void is_shown_by_a_dry_run(String method, String transport) {
        String printed =
                ConsoleCapture.during(
                        () ->
                                Fixture.of(ChoosingTestCases.class, method)
                                        .with("millrace.dryRun", "true")
                                        .abortion());

        assertThat(printed)
                .containsOnlyOnce("concurrency 10, 1 lane, " + transport + " transport\n");
        assertThat(SERVER.received()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"plain,direct", "redirected,HttpClient"})
    void carries_one_index_alone_too(String method, String transport) {
        Fixture.of(ChoosingTestCases.class, method)
                .with("millrace.only", "3")
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(RESULTS).extracting(LoadResult::transport).containsExactly(transport);
        assertThat(SERVER.received()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    direct_with_redirects | `redirects` are followed
                    direct_with_cookies   | `cookies` are kept
                    direct_without_bodies | bodies are left unread (`skipBodies`)
                    """)
    void is_refused_where_it_cannot_do_what_is_asked(String method, String what) {
        assertThat(Fixture.of(RefusedTestCases.class, method).failure())
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@LoadTest requires that `transport` be AUTO or HTTP_CLIENT where "
                                + what
                                + ", which needs HttpClient, but it was DIRECT"
                                + " (ChosenTransportTests$RefusedTestCases."
                                + method
                                + ")");
        assertThat(SERVER.received()).isZero();
    }

    @Test
    void is_refused_where_it_was_forced_from_outside() {
        assertThat(
                        Fixture.of(ChoosingTestCases.class, "with_cookies")
                                .with("millrace.transport", "direct")
                                .failure())
                .hasMessage(
                        "@LoadTest with -Dmillrace.transport=direct requires that `transport` be AUTO"
                                + " or HTTP_CLIENT where `cookies` are kept, which needs HttpClient,"
                                + " but it was DIRECT"
                                + " (ChosenTransportTests$ChoosingTestCases.with_cookies)");
        assertThat(SERVER.received()).isZero();
    }

    private static void send(Load load) {
        RESULTS.add(load.run(i -> get(SERVER.uri("/" + i))));
    }

    static class ChoosingTestCases {

        @LoadTest(requests = 10)
        void plain(Load load) {
            send(load);
        }

        @LoadTest(requests = 10, transport = TransportChoice.DIRECT)
        void direct_by_annotation(Load load) {
            send(load);
        }

        @LoadTest(requests = 10, transport = TransportChoice.HTTP_CLIENT)
        void http_client_by_annotation(Load load) {
            send(load);
        }

        @LoadTest(requests = 10)
        void http_client_by_load(Load load) {
            send(load.transport(TransportChoice.HTTP_CLIENT));
        }

        @LoadTest(requests = 10, transport = TransportChoice.HTTP_CLIENT)
        void auto_by_load(Load load) {
            send(load.transport(TransportChoice.AUTO));
        }

        @LoadTest(requests = 10)
        void redirected(Load load) {
            send(load.redirects(Redirects.follow()));
        }

        @LoadTest(requests = 10)
        void with_cookies(Load load) {
            send(load.cookies());
        }

        @LoadTest(requests = 10)
        void without_bodies(Load load) {
            send(load.skipBodies());
        }
    }

    static class RefusedTestCases {

        @LoadTest(requests = 10, transport = TransportChoice.DIRECT)
        void direct_with_redirects(Load load) {
            send(load.redirects(Redirects.follow()));
        }

        @LoadTest(requests = 10)
        void direct_with_cookies(Load load) {
            send(load.cookies().transport(TransportChoice.DIRECT));
        }

        @LoadTest(requests = 10)
        void direct_without_bodies(Load load) {
            send(load.transport(TransportChoice.DIRECT).skipBodies());
        }
    }
}
