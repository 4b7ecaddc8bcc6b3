package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class FailedLoadTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    @Test
    void tell_everything_in_one_error() {
        Throwable failure = Fixture.of(MissedTestCases.class).failure();

        assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class).hasNoCause();
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(failure)
                .extracting(FailedLoadTests::maskedMessage)
                .isEqualTo(
                        """
                        FailedLoadTests$MissedTestCases.is_created missed 2 of 3 objectives: failures, throughput

                        objective  asked  measured  samples  ruling
                        run  to its planned end  all requests were sent  20  met
                        failures  at most 10 %  100 % (20)  20  MISSED
                        throughput  at least #/s  #/s  20  MISSED

                        What bounded the run.

                        20 of 20 requests failed:
                          20 x status 201: was 200 (first at index 0)

                        The first failing request (index 0):
                        > GET http://127.0.0.1:PORT/0
                        < 200 OK
                        < Server: Jetty
                        < Date: today
                        < Content-Type: text/plain
                        < Content-Length: 14
                        <
                        < ... (14 B in all)

                        To send only that request again: mvn test '-Dtest=FailedLoadTests$MissedTestCases#is_created' -Dmillrace.only=0""");
    }

    private static String maskedMessage(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .replaceAll(" {2,}(?=\\S)(?<!\n {2})", "  ")
                .replaceAll("\\d[\\d.,]*/s", "#/s")
                .replaceAll("\\d[\\d.,]* (us|ms|s)\\b", "# ms")
                .replaceAll(
                        "(.* bounded the run|The run was too short .*): .*",
                        "What bounded the run.")
                .replaceAll("127.0.0.1:\\d+", "127.0.0.1:PORT")
                .replaceAll("Server: .*", "Server: Jetty")
                .replaceAll("Date: .*", "Date: today");
    }

    @Test
    void show_the_line_of_the_test() {
        Throwable failure = Fixture.of(MissedTestCases.class).failure();

        assertThat(List.of(failure.getStackTrace()))
                .anySatisfy(
                        frame -> {
                            assertThat(frame.getClassName())
                                    .isEqualTo(MissedTestCases.class.getName());
                            assertThat(frame.getMethodName()).isEqualTo("is_created");
                            assertThat(frame.getLineNumber()).isPositive();
                        });
    }

    @Test
    void print_what_came_out() {
        String printed = ConsoleCapture.during(() -> Fixture.of(MissedTestCases.class).failure());

        assertThat(printed)
                .contains("[millrace] FailedLoadTests$MissedTestCases.is_created: MISSED");
    }

    static class MissedTestCases {

        @LoadTest(requests = 20, concurrency = 2)
        @ExpectStatus(201)
        @ServiceLevel(failures = 0.1, throughput = 1e9)
        void is_created(Load load) {
            load.run(i -> get(SERVER.uri("/" + i)));
        }
    }

    @Test
    void fail_where_nothing_is_said_of_failures() {
        assertThat(Fixture.of(UnavailableTestCases.class).failure())
                .hasMessageContaining("1 of 2 objectives: failures")
                .hasMessageContaining("1 of 10 requests failed");
    }

    static class UnavailableTestCases {

        @LoadTest(requests = 10)
        void one_request_cannot_be_made(Load load) {
            load.run(
                    i -> {
                        if (i == 7) {
                            throw new IllegalStateException("no page 7");
                        }
                        return get(SERVER.uri("/" + i));
                    });
        }
    }

    @Test
    void fail_where_the_verdict_is_inconclusive() {
        assertThat(Fixture.of(InconclusiveTestCases.class, "fails").failure())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("is inconclusive on 1 of 3 objectives: response time p99")
                .hasMessageContaining("INCONCLUSIVE: needs 1,000 samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aborts_by_annotation", "aborts_by_load"})
    void are_aborted_where_an_inconclusive_verdict_is_to_abort(String method) {
        assertThat(Fixture.of(InconclusiveTestCases.class, method).abortion())
                .isExactlyInstanceOf(TestAbortedException.class)
                .hasMessageContaining("is inconclusive on 1 of 3 objectives: response time p99");
    }

    @Test
    void fail_where_an_objective_is_missed_besides() {
        assertThat(Fixture.of(InconclusiveTestCases.class, "misses").failure())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("missed 1 of 3 objectives: failures");
    }

    @ServiceLevel(p99 = "1 min", failures = 0)
    static class InconclusiveTestCases {

        @LoadTest
        void fails(Load load) {
            load.run(List.of(get(SERVER.uri("/0"))));
        }

        @LoadTest(onInconclusive = OnInconclusive.ABORT)
        void aborts_by_annotation(Load load) {
            load.run(List.of(get(SERVER.uri("/0"))));
        }

        @LoadTest
        void aborts_by_load(Load load) {
            load.onInconclusive(OnInconclusive.ABORT).run(List.of(get(SERVER.uri("/0"))));
        }

        @LoadTest(onInconclusive = OnInconclusive.ABORT)
        @ExpectStatus(201)
        void misses(Load load) {
            load.run(List.of(get(SERVER.uri("/0"))));
        }
    }

    @Test
    void fail_where_they_send_nothing() {
        assertThat(Fixture.of(ForgetfulTestCases.class, "sends_nothing").failure())
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@LoadTest requires that the method send something: call load.run(...) in it"
                                + " (FailedLoadTests$ForgetfulTestCases.sends_nothing)");
    }

    @Test
    void fail_where_they_take_a_load_and_send_nothing() {
        assertThat(Fixture.of(ForgetfulTestCases.class, "takes_a_load").failure())
                .hasMessage(
                        "Load requires that the method send something: call load.run(...) in it"
                                + " (FailedLoadTests$ForgetfulTestCases.takes_a_load)");
    }

    @Test
    void fail_where_they_declare_objectives_and_only_measure() {
        assertThat(Fixture.of(ForgetfulTestCases.class, "only_measures").failure())
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@LoadTest requires that declared objectives be judged: call load.run(...)"
                                + " rather than only load.measure(...)"
                                + " (FailedLoadTests$ForgetfulTestCases.only_measures)");
    }

    @Test
    void pass_where_they_only_measure_without_objectives() {
        Fixture.of(ForgetfulTestCases.class, "measures")
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void keep_their_own_error() {
        assertThat(Fixture.of(ForgetfulTestCases.class, "breaks").failure())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @ExtendWith(LoadExtension.class)
    static class ForgetfulTestCases {

        @LoadTest(requests = 10)
        void sends_nothing(Load load) {
            assertThat(load).isNotNull();
        }

        @Test
        void takes_a_load(Load load) {
            assertThat(load).isNotNull();
        }

        @LoadTest(requests = 10)
        @ServiceLevel(failures = 0)
        void only_measures(Load load) {
            load.measure(i -> get(SERVER.uri("/" + i)));
        }

        @LoadTest(requests = 10)
        @ExpectStatus(500)
        void measures(Load load) {
            assertThat(load.measure(i -> get(SERVER.uri("/" + i))).failed()).isEqualTo(10);
        }

        @LoadTest(requests = 10)
        void breaks(Load load) {
            throw new IllegalStateException(load == null ? "no load" : "broken");
        }
    }
}
