package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Stage;
import dev.millrace.request.Request;
import dev.millrace.result.CapacityEnding;
import dev.millrace.result.CapacityResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class CapacityLoadTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static @Nullable CapacityResult found;

    private static Fixture fixture(String method) {
        return Fixture.of(CapacityTestCases.class, method);
    }

    private static String passes(Fixture fixture) {
        return ConsoleCapture.during(
                () -> fixture.tests().assertStatistics(statistics -> statistics.succeeded(1)));
    }

    @Test
    void a_test_passes_whose_objectives_hold_at_the_highest_rate(@TempDir Path directory)
            throws IOException {
        String shown = passes(fixture("holds").publishingBelow(directory));

        assertThat(Objects.requireNonNull(found).ending())
                .isEqualTo(CapacityEnding.HIGHEST_RATE_HELD);
        assertThat(found.rate()).isEqualTo(400);
        assertThat(shown)
                .contains("holds: searches for its capacity from 100/s on, in steps of 250 ms")
                .contains("holds: 200/s held: p99 ")
                .contains("holds: 400/s held in a longer run: p99 ")
                .contains("holds: met")
                .containsPattern("capacity +400/s, the objectives held at the highest rate")
                .containsPattern("400/s longer +held +320 ");
        assertThat(Files.readString(directory.resolve("holds_Load_/capacity.json")))
                .contains("\"ending\" : \"HIGHEST_RATE_HELD\"", "\"rate\" : 400.0");
        assertThat(directory.resolve("holds_Load_/result.json")).exists();
        assertThat(directory.resolve("holds_Load_/result-2.json")).doesNotExist();
    }

    @Test
    void a_test_fails_whose_objectives_hold_at_no_rate() {
        assertThat(fixture("expects_what_never_comes").failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("0/s, the objectives held at no rate")
                .hasMessageContaining("status 201: was 200 (first at index 1)")
                .hasMessageContaining("-Dmillrace.only=1");
    }

    @Test
    void a_test_fails_whose_rate_no_longer_run_confirms() {
        assertThat(fixture("sends_too_much_in_a_longer_run").failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("the objectives held for a step, but in no longer run");
    }

    @Test
    void what_is_inconclusive_aborts_on_request() {
        assertThat(fixture("aborts").abortion())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("the objectives held for a step, but in no longer run");
    }

    @Test
    void a_test_fails_whose_target_cannot_be_reached() {
        assertThat(fixture("knocks_at_a_closed_door").failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(
                        "as far as the search came, which was cut short (no connection of the first window could be"
                                + " made)");
    }

    @Test
    void a_test_fails_whose_deadline_is_too_short_for_the_search() {
        assertThat(fixture("has_no_time").failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(
                        "as far as the search came, which was cut short (the deadline was over)");
    }

    @Test
    void objectives_may_be_given_in_place_of_those_of_the_test() {
        String shown = passes(fixture("has_objectives_of_its_own"));

        assertThat(shown).containsPattern("objectives +response time p50 at most 5 s, failures");
        assertThat(shown).doesNotContain("p99 at most");
    }

    @Test
    void a_dry_run_shows_the_first_step() {
        String shown =
                ConsoleCapture.during(
                        () -> fixture("holds").with("millrace.dryRun", "true").abortion());

        assertThat(shown).contains("holds at 100/s would be sent:", "open model: 100/s");
        assertThat(SERVER.received()).isZero();
    }

    @Test
    void one_index_alone_is_sent_and_nothing_is_searched_for() {
        Throwable aborted = fixture("holds").with("millrace.only", "7").abortion();

        assertThat(aborted).hasMessage("-Dmillrace.only=7: no capacity was searched for");
        assertThat(SERVER.received()).isEqualTo(1);
    }

    @Test
    void rate_and_scale_from_outside_count() {
        String shown =
                passes(fixture("holds").with("millrace.rate", "300").with("millrace.scale", "0.5"));

        assertThat(shown).contains("from 300/s on, in steps of 125 ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    requests    | `requests` not be set for findCapacity, which makes runs of its own choice, but it was 500
                    stages      | `stages` not be set for findCapacity, which makes runs of its own choice, but it was 1
                    rampUp      | `rampUp` not be set for findCapacity, which makes runs of its own choice, but it was "1 s"
                    pacing      | `pacing` not be set for findCapacity, which makes runs of its own choice, but it was "1 s"
                    delay       | `delay` not be set for findCapacity, which makes runs of its own choice, but it was "1 s"
                    inFlight    | `inFlightPerHost` not be set for findCapacity, which makes runs of its own choice, but it was 5
                    ratePerHost | `ratePerHost` not be set for findCapacity, which makes runs of its own choice, but it was 5.0
                    writeRows   | `writeRows` not be set for findCapacity, which makes runs of its own choice, but it was "rows.csv"
                    deadline    | `deadline` be longer than the first step and a run that confirms it (27.5 s), but it was "20 s"
                    highest     | `rate` be at most `highestRate` (50.0), but it was 100.0
                    throughput  | `throughput` be no objective of a search for capacity, which is about the rate itself: assert on what it has found, but it was 500.0
                    """)
    void what_contradicts_the_search_is_refused(String method, String rule) {
        assertThat(Fixture.of(RefusedTestCases.class, method).failure())
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@LoadTest requires that "
                                + rule
                                + " (CapacityLoadTests$RefusedTestCases."
                                + method
                                + ")");
        assertThat(SERVER.received()).isZero();
    }

    @Test
    void a_highest_rate_of_nothing_is_refused() {
        assertThat(Fixture.of(RefusedTestCases.class, "none").failure())
                .hasMessageStartingWith(
                        "Load requires that `highestRate` be above 0, but it was 0.0");
    }

    @Test
    void a_number_of_requests_from_outside_is_refused() {
        assertThat(fixture("holds").with("millrace.requests", "5").failure())
                .hasMessageStartingWith(
                        "@LoadTest with -Dmillrace.requests=5 requires that `requests` not be set");
    }

    private static Request page(long index) {
        return get(SERVER.uri("/" + index));
    }

    @ServiceLevel(max = "60 s")
    static class CapacityTestCases {

        @LoadTest(duration = "200 ms", concurrency = 50)
        void holds(Load load) {
            found = load.highestRate(400).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest(duration = "100 ms")
        @ExpectStatus(201)
        void expects_what_never_comes(Load load) {
            load.findCapacity(CapacityLoadTests::page);
        }

        @LoadTest(duration = "100 ms", concurrency = 50)
        void sends_too_much_in_a_longer_run(Load load) {
            load.findCapacity(CapacityTestCases::brokenFromFifteenOn);
        }

        @LoadTest(duration = "100 ms", concurrency = 50, onInconclusive = OnInconclusive.ABORT)
        void aborts(Load load) {
            load.findCapacity(CapacityTestCases::brokenFromFifteenOn);
        }

        private static Request brokenFromFifteenOn(long index) {
            if (index >= 15) {
                throw new IllegalStateException("no request " + index);
            }
            return page(index);
        }

        @LoadTest(duration = "200 ms")
        void knocks_at_a_closed_door(Load load) {
            load.findCapacity(i -> get("http://127.0.0.1:1/" + i));
        }

        @LoadTest(duration = "50 ms", deadline = "400 ms", concurrency = 50)
        void has_no_time(Load load) {
            load.findCapacity(CapacityLoadTests::page);
        }

        @LoadTest(duration = "200 ms", concurrency = 50)
        @ServiceLevel(p99 = "1 ns")
        void has_objectives_of_its_own(Load load) {
            load.highestRate(100)
                    .findCapacity(
                            List.of(
                                    Objective.percentile(50, Duration.ofSeconds(5)),
                                    Objective.failures(0.5)),
                            CapacityLoadTests::page);
        }
    }

    @ServiceLevel(max = "60 s")
    static class RefusedTestCases {

        @LoadTest
        void requests(Load load) {
            load.requests(500).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest
        void stages(Load load) {
            load.stages(Stage.hold(5, Duration.ofSeconds(1))).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest(rampUp = "1 s")
        void rampUp(Load load) {
            load.findCapacity(CapacityLoadTests::page);
        }

        @LoadTest(pacing = "1 s")
        void pacing(Load load) {
            load.findCapacity(CapacityLoadTests::page);
        }

        @LoadTest
        void delay(Load load) {
            load.delay(Duration.ofSeconds(1)).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest
        void inFlight(Load load) {
            load.inFlightPerHost(5).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest
        void ratePerHost(Load load) {
            load.ratePerHost(5).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest
        void writeRows(Load load) {
            load.writeRows(Path.of("rows.csv")).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest(deadline = "20 s")
        void deadline(Load load) {
            load.findCapacity(CapacityLoadTests::page);
        }

        @LoadTest(rate = 100)
        void highest(Load load) {
            load.highestRate(50).findCapacity(CapacityLoadTests::page);
        }

        @LoadTest
        void throughput(Load load) {
            load.findCapacity(
                    List.of(Objective.of(Measure.THROUGHPUT, 500)), CapacityLoadTests::page);
        }

        @LoadTest
        void none(Load load) {
            load.highestRate(0).findCapacity(CapacityLoadTests::page);
        }
    }
}
