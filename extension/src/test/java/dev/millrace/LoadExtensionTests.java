package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.request.Request;
import dev.millrace.result.LoadResult;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadExtensionTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static final List<LoadResult> RESULTS = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forgetResults() {
        RESULTS.clear();
    }

    @Test
    void sends_each_index_once() {
        assertPassed(PlainTestCases.class, 1);

        assertThat(SERVER.received()).isEqualTo(100);
        assertThat(SERVER.get().tally().notExactlyOnce(100)).isEmpty();
        assertThat(names()).containsExactly("LoadExtensionTests$PlainTestCases.is_served");
    }

    static class PlainTestCases {

        @LoadTest(requests = 100, concurrency = 4)
        @ExpectStatus(200)
        @ExpectHeader(name = "content-type", value = "text/plain")
        @ServiceLevel(p90 = "1 min", failures = 0)
        void is_served(Load load) {
            RESULTS.add(load.run(i -> get(SERVER.uri("/" + i))));
        }
    }

    @Test
    void injects_into_methods_before_the_test_too() {
        assertPassed(BeforeEachTestCases.class, 1);

        assertThat(RESULTS)
                .singleElement()
                .satisfies(
                        result -> {
                            assertThat(result.plan().concurrency()).isEqualTo(2);
                            assertThat(result.requests()).isEqualTo(5);
                        });
    }

    static class BeforeEachTestCases {

        private @Nullable Load prepared;

        @BeforeEach
        void prepare(Load load) {
            prepared = load.concurrency(2);
        }

        @LoadTest(requests = 5)
        void is_served() {
            RESULTS.add(Objects.requireNonNull(prepared).run(i -> get(SERVER.uri("/" + i))));
        }
    }

    @Test
    void counts_a_load_sent_before_the_test() {
        assertPassed(SentBeforeTestCases.class, 1);

        assertThat(SERVER.received()).isEqualTo(5);
    }

    static class SentBeforeTestCases {

        @BeforeEach
        void send(Load load) {
            load.run(i -> get(SERVER.uri("/" + i)));
        }

        @LoadTest(requests = 5)
        void nothing_more() {}
    }

    @Test
    void runs_tests_of_nested_classes() {
        assertPassed(OuterTestCases.class, 1);

        assertThat(names()).containsExactly("LoadExtensionTests$OuterTestCases$Inner.is_served");
        assertThat(RESULTS.get(0).plan().expectations()).containsExactly("status 200");
    }

    @ExpectStatus(200)
    static class OuterTestCases {

        @Nested
        class Inner {

            @LoadTest(requests = 5)
            void is_served(Load load) {
                RESULTS.add(load.run(i -> get(SERVER.uri("/" + i))));
            }
        }
    }

    @Test
    void runs_parameterized_and_repeated_tests() {
        assertPassed(TemplateTestCases.class, 4);

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "LoadExtensionTests$TemplateTestCases.by_concurrency[1]",
                        "LoadExtensionTests$TemplateTestCases.by_concurrency[2]",
                        "LoadExtensionTests$TemplateTestCases.again[1]",
                        "LoadExtensionTests$TemplateTestCases.again[2]");
        assertThat(RESULTS)
                .extracting(result -> result.plan().concurrency())
                .containsExactlyInAnyOrder(1, 3, 10, 10);
    }

    @ExtendWith(LoadExtension.class)
    static class TemplateTestCases {

        @ParameterizedTest
        @ValueSource(ints = {1, 3})
        void by_concurrency(int concurrency, Load load) {
            RESULTS.add(
                    load.requests(5).concurrency(concurrency).run(i -> get(SERVER.uri("/" + i))));
        }

        @RepeatedTest(2)
        void again(Load load) {
            RESULTS.add(load.requests(5).run(i -> get(SERVER.uri("/" + i))));
        }
    }

    @Test
    void numbers_the_runs_of_a_test() {
        assertPassed(SeveralRunsTestCases.class, 1);

        assertThat(names())
                .containsExactly(
                        "LoadExtensionTests$SeveralRunsTestCases.runs",
                        "LoadExtensionTests$SeveralRunsTestCases.runs #2",
                        "LoadExtensionTests$SeveralRunsTestCases.runs #3");
    }

    static class SeveralRunsTestCases {

        @LoadTest(requests = 3)
        void runs(Load load) {
            RESULTS.add(load.measure(i -> get(SERVER.uri("/" + i))));
            RESULTS.add(load.run(i -> get(SERVER.uri("/" + i))));
            RESULTS.add(load.requests(4).run(i -> get(SERVER.uri("/" + i))));
        }
    }

    @Test
    void sends_the_requests_of_any_source() {
        assertPassed(SourceTestCases.class, 1);

        assertThat(RESULTS).extracting(LoadResult::requests).containsOnly(3L);
        assertThat(SERVER.received()).isEqualTo(8 * 3);
    }

    static class SourceTestCases {

        @LoadTest
        void pages(Load load) {
            RESULTS.add(load.requests(3).run(i -> get(SERVER.uri("/" + i))));
            RESULTS.add(load.run(pages().iterator()));
            RESULTS.add(load.run(pages().toList()));
            RESULTS.add(load.run(pages()));
            RESULTS.add(load.requests(3).measure(i -> get(SERVER.uri("/" + i))));
            RESULTS.add(load.measure(pages().iterator()));
            RESULTS.add(load.measure(pages().toList()));
            RESULTS.add(load.measure(pages()));
        }

        private static Stream<Request> pages() {
            return LongStream.range(0, 3).mapToObj(i -> get(SERVER.uri("/" + i)));
        }
    }

    @Test
    void closes_a_stream_even_where_its_run_is_refused() {
        StreamTestCases.CLOSED.set(false);

        Fixture.of(StreamTestCases.class).failure();

        assertThat(StreamTestCases.CLOSED).isTrue();
    }

    static class StreamTestCases {

        static final AtomicBoolean CLOSED = new AtomicBoolean();

        @LoadTest(requests = 3)
        @ServiceLevel(p99 = "1 s")
        void too_few_for_p99(Load load) {
            load.run(Stream.of(get(SERVER.uri("/0"))).onClose(() -> CLOSED.set(true)));
        }
    }

    @Test
    void prints_what_came_out() {
        String printed = ConsoleCapture.during(() -> assertPassed(PlainTestCases.class, 1));

        assertThat(printed)
                .startsWith("[millrace] LoadExtensionTests$PlainTestCases.is_served: met")
                .contains("response time p90  at most 60 s");
    }

    private static void assertPassed(Class<?> fixture, int tests) {
        Fixture.of(fixture)
                .tests()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    private static List<String> names() {
        return RESULTS.stream().map(result -> result.plan().name()).toList();
    }
}
