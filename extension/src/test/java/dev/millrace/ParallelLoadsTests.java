package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelLoadsTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static final int WINDOW = 3;
    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forgetEvents() {
        EVENTS.clear();
    }

    @Test
    void never_overlap() {
        inParallel(LoadsTestCases.class, 6);

        assertThat(SERVER.received()).isEqualTo(6 * 50);
        assertThat(SERVER.get().inFlight().highest()).isBetween(1, WINDOW);
        assertThat(withoutRepeats()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void keep_other_tests_out_while_a_load_test_runs() {
        inParallel(MixedTestCases.class, 2 + 20);

        assertThat(EVENTS).hasSize(2 * 50 + 20);
        assertThat(withoutRepeats().stream().filter(event -> !event.equals("other")))
                .containsExactlyInAnyOrder("first", "second");
    }

    private static void inParallel(Class<?> fixture, int tests) {
        Fixture.of(fixture)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(tests));
    }

    /** An event that comes again after another one stays: then two loads overlapped. */
    private static List<String> withoutRepeats() {
        List<String> changes = new ArrayList<>();
        for (String event : EVENTS) {
            if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(event)) {
                changes.add(event);
            }
        }
        return changes;
    }

    private static void send(Load load, String name) {
        load.requests(50)
                .concurrency(WINDOW)
                .run(
                        i -> {
                            EVENTS.add(name);
                            return get(SERVER.uri("/" + i));
                        });
    }

    @ExtendWith(LoadExtension.class)
    static class LoadsTestCases {

        @LoadTest
        void first(Load load) {
            send(load, "first");
        }

        @LoadTest
        void second(Load load) {
            send(load, "second");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b", "c"})
        void parameterized(String name, Load load) {
            send(load, name);
        }

        @Test
        void plain(Load load) {
            send(load, "plain");
        }
    }

    static class MixedTestCases {

        @LoadTest
        void first(Load load) {
            send(load, "first");
        }

        @LoadTest
        void second(Load load) {
            send(load, "second");
        }

        @RepeatedTest(20)
        void other() {
            EVENTS.add("other");
        }
    }
}
