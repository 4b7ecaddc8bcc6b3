package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Arrivals;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class RefusedLoadTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no_bound            | @LoadTest requires that `requests` or `duration` be set where a factory makes the requests, but neither was
                    no_bound_to_measure | @LoadTest requires that `requests` or `duration` be set where a factory makes the requests, but neither was
                    no_window           | @LoadTest requires that `concurrency` be at least 1, but it was 0
                    no_unit             | @LoadTest requires that `duration` be a number with one of the units ns, us, ms, s, min, h, d, as in "250 ms", but it was "30"
                    too_few_for_p99     | @LoadTest requires that `requests` be at least 1000 to judge the response time p99 (10 samples above it), but it was 999
                    too_few_for_p999    | @LoadTest requires that `requests` be at least 10000 to judge the response time p99.9 (10 samples above it), but it was 9999
                    too_long            | @LoadTest requires that `deadline` be longer than `duration` (2 s), but it was "1 s"
                    too_long_by_load    | @LoadTest requires that `deadline` be longer than `duration` (2 h), but it was "60 min"
                    too_long_a_warm_up  | @LoadTest requires that `deadline` be longer than `duration` and `warmUp` (4 s), but it was "3 s"
                    late_after_warm_up  | @LoadTest requires that `deadline` be longer than `warmUp` (5 s), but it was "3 s"
                    warm_up_and_no_more | @LoadTest requires that `warmUp` be shorter than all stages, of which it is the first part (2 s), but it was "2 s"
                    warm_up_eats_stages | @LoadTest requires that `warmUp` be fewer requests than are due in all stages (10), but it was 10
                    few_in_a_window     | @LoadTest requires that `within` be as long as 1000 requests take at 100/s, to judge the response time p99 in any 2 s, but it was "2 s"
                    window_of_all       | @LoadTest requires that `within` be at most the time for which the run sends, at a rate less a second (2 s), but it was "3 s"
                    slow_ramp_up        | @LoadTest requires that `rampUp` be at most as long as `duration` (2 s), but it was "5 s"
                    rate_and_stages     | @LoadTest requires that `rate` not be set where there are stages, but it was 5.0
                    rate_and_delay      | @LoadTest requires that `rate` not be set where `delay`, `inFlightPerHost` or `ratePerHost` is, but it was "set"
                    pacing_and_delay    | @LoadTest requires that `pacing` not be set where `delay`, `inFlightPerHost` or `ratePerHost` is, but it was "set"
                    pacing_and_rate     | @LoadTest requires that `pacing` not be set where `rate` or stages say when requests are due, but it was "1 s"
                    ramp_up_and_stages  | @LoadTest requires that `rampUp` not be set where there are stages, which have ramps, but it was "1 s"
                    random_without_rate | @LoadTest requires that `arrivals` be CONSTANT where neither `rate` nor stages are set, but it was POISSON
                    too_many_stages     | @LoadTest requires that `deadline` be longer than all stages (90 s), but it was "60 s"
                    no_requests_by_load | Load requires that `requests` be at least 1, but it was 0
                    no_status           | @ExpectStatus requires that `value` be at least one code, each 100..999, but it was "[99]"
                    two_kinds           | @ExpectHeader requires that `name` come with exactly one of value, contains, matches, present, absent, but it was "x with contains and present"
                    no_share            | @ServiceLevel requires that `failures` be a share within 0..1, but it was 50.0
                    no_size             | @MemoryCeiling requires that `heap` be a number with one of the units B, kB, MB, GB, KiB, MiB, GiB, as in "64 MiB", but it was "a lot"
                    """)
    void send_nothing(String method, String message) {
        Throwable failure = Fixture.of(RefusedTestCases.class, method).failure();

        assertThat(failure)
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(message + " (RefusedLoadTests$RefusedTestCases." + method + ")");
        assertThat(SERVER.received()).isZero();
    }

    static class RefusedTestCases {

        @LoadTest
        void no_bound(Load load) {
            send(load);
        }

        @LoadTest
        void no_bound_to_measure(Load load) {
            load.measure(i -> get(SERVER.uri("/" + i)));
        }

        @LoadTest(duration = "2 s", warmUp = "2 s", deadline = "3 s")
        void too_long_a_warm_up(Load load) {
            send(load);
        }

        @LoadTest(requests = 10, deadline = "3 s")
        void late_after_warm_up(Load load) {
            send(load.warmUp(Duration.ofSeconds(5)));
        }

        @LoadTest(warmUp = "2 s")
        @Stage(rate = 5, duration = "2 s")
        void warm_up_and_no_more(Load load) {
            send(load);
        }

        @LoadTest(warmUp = "10 requests")
        @Stage(rate = 5, duration = "2 s")
        void warm_up_eats_stages(Load load) {
            send(load);
        }

        @LoadTest(rate = 100, duration = "30 s")
        @ServiceLevel(p99 = "1 s", within = "2 s")
        void few_in_a_window(Load load) {
            send(load);
        }

        @LoadTest(rate = 100, duration = "3 s")
        @ServiceLevel(max = "1 s", within = "3 s")
        void window_of_all(Load load) {
            send(load);
        }

        @LoadTest(rate = 5, duration = "2 s", rampUp = "5 s")
        void slow_ramp_up(Load load) {
            send(load);
        }

        @LoadTest(rate = 5)
        @Stage(rate = 5, duration = "1 s")
        void rate_and_stages(Load load) {
            send(load);
        }

        @LoadTest(requests = 10, rate = 5)
        void rate_and_delay(Load load) {
            send(load.delay(Duration.ofSeconds(1)));
        }

        @LoadTest(requests = 10, pacing = "1 s")
        void pacing_and_delay(Load load) {
            send(load.delay(Duration.ofSeconds(1)));
        }

        @LoadTest(requests = 10, pacing = "1 s", rate = 5)
        void pacing_and_rate(Load load) {
            send(load);
        }

        @LoadTest(rampUp = "1 s")
        @Stage(rate = 5, duration = "1 s")
        void ramp_up_and_stages(Load load) {
            send(load);
        }

        @LoadTest(requests = 10, arrivals = Arrivals.POISSON)
        void random_without_rate(Load load) {
            send(load);
        }

        @LoadTest(deadline = "1 min")
        @Stage(rate = 5, duration = "30 s")
        @Stage(rampTo = 5, duration = "1 min")
        void too_many_stages(Load load) {
            send(load);
        }

        @LoadTest(requests = 10, concurrency = 0)
        void no_window(Load load) {
            send(load);
        }

        @LoadTest(duration = "30")
        void no_unit(Load load) {
            send(load);
        }

        @LoadTest(requests = 999)
        @ServiceLevel(p99 = "1 s")
        void too_few_for_p99(Load load) {
            send(load);
        }

        @LoadTest(requests = 9_999)
        @ServiceLevel(p50 = "1 s", p999 = "1 s")
        void too_few_for_p999(Load load) {
            send(load);
        }

        @LoadTest(duration = "2 s", deadline = "1 s")
        void too_long(Load load) {
            send(load);
        }

        @LoadTest
        void too_long_by_load(Load load) {
            send(load.duration(Duration.ofHours(2)));
        }

        @LoadTest
        void no_requests_by_load(Load load) {
            send(load.requests(0));
        }

        @LoadTest(requests = 10)
        @ExpectStatus(99)
        void no_status(Load load) {
            send(load);
        }

        @LoadTest(requests = 10)
        @ExpectHeader(name = "x", contains = "1", present = true)
        void two_kinds(Load load) {
            send(load);
        }

        @LoadTest(requests = 10)
        @ServiceLevel(failures = 50)
        void no_share(Load load) {
            send(load);
        }

        @LoadTest(requests = 10)
        @MemoryCeiling(heap = "a lot")
        void no_size(Load load) {
            send(load);
        }

        private static void send(Load load) {
            load.run(i -> get(SERVER.uri("/" + i)));
        }
    }

    @Test
    void are_started_by_another_run() {
        assertThat(Fixture.of(WithinTestCases.class).failure())
                .hasMessageContaining(
                        "Load requires that no run be started by the factory or an expectation of"
                                + " another run (RefusedLoadTests$WithinTestCases.pages)");
        assertThat(SERVER.received()).isZero();
    }

    static class WithinTestCases {

        @LoadTest(requests = 1)
        void pages(Load load) {
            load.run(
                    i -> {
                        load.run(j -> get(SERVER.uri("/" + j)));
                        return get(SERVER.uri("/" + i));
                    });
        }
    }

    @Test
    void are_parameterized_or_repeated() {
        Events failed = Fixture.of(TwiceTestCases.class).tests().failed();

        // Each method runs once as a plain test, and once for its only invocation.
        failed.assertStatistics(statistics -> statistics.finished(4));
        assertThat(failed.stream().map(RefusedLoadTests::message))
                .allSatisfy(
                        message ->
                                assertThat(message)
                                        .startsWith(
                                                "@LoadTest requires that the method be no"
                                                        + " parameterized or repeated test, which would run"
                                                        + " it twice: leave it out, and put"
                                                        + " @ExtendWith(LoadExtension.class) on the class"
                                                        + " (RefusedLoadTests$TwiceTestCases."));
        assertThat(SERVER.received()).isZero();
    }

    private static String message(Event failed) {
        return String.valueOf(
                failed.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage());
    }

    static class TwiceTestCases {

        @LoadTest(requests = 10)
        @ParameterizedTest
        @ValueSource(ints = 1)
        void parameterized(int concurrency, Load load) {
            load.concurrency(concurrency).run(i -> get(SERVER.uri("/" + i)));
        }

        @LoadTest(requests = 10)
        @RepeatedTest(1)
        void repeated(Load load) {
            load.run(i -> get(SERVER.uri("/" + i)));
        }
    }

    @Test
    void are_asked_for_outside_a_test() {
        Events containers = Fixture.of(BeforeAllTestCases.class).execute().containerEvents();

        assertThat(containers.failed().stream().map(RefusedLoadTests::message))
                .singleElement()
                .asString()
                .startsWith(
                        "Load requires a test method, @BeforeEach or @AfterEach method to be injected"
                                + " into, but was asked for by ");
    }

    @ExtendWith(LoadExtension.class)
    static class BeforeAllTestCases {

        @BeforeAll
        static void prepare(Load load) {
            load.requests(1).run(i -> get(SERVER.uri("/" + i)));
        }

        @Test
        void nothing() {}

        @Test
        void throwing() {
            throw new ParameterResolutionException("never reached");
        }
    }
}
