package dev.millrace;

import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;

class InterruptedLoadTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    @Test
    void report_what_was_measured_until_their_time_is_over() {
        Throwable[] failure = new Throwable[1];

        String printed =
                ConsoleCapture.during(
                        () -> failure[0] = Fixture.of(TimedTestCases.class).failure());

        assertThat(failure[0]).isInstanceOf(TimeoutException.class);
        assertThat(failure[0].getSuppressed())
                .singleElement()
                .isInstanceOf(AssertionFailedError.class)
                .asString()
                .contains("missed 1 of 2 objectives: run");
        assertThat(printed)
                .contains("[millrace] InterruptedLoadTests$TimedTestCases.pages: MISSED")
                .contains("requests succeeded");
        assertThat(SERVER.received()).isPositive();
    }

    static class TimedTestCases {

        @LoadTest(duration = "10 min")
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void pages(Load load) {
            load.run(i -> get(SERVER.uri("/" + i)));
        }
    }

    @Test
    void are_not_those_that_outlast_the_default_for_all_tests() {
        withDefaultTimeout(LongTestCases.class)
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    static class LongTestCases {

        @LoadTest(duration = "500 ms")
        void pages(Load load) {
            load.run(i -> get(SERVER.uri("/" + i)));
        }
    }

    @Test
    void are_other_tests_that_outlast_the_default_for_all_tests() {
        assertThat(withDefaultTimeout(PlainTestCases.class).failure())
                .isInstanceOf(TimeoutException.class);
    }

    @ExtendWith(LoadExtension.class)
    static class PlainTestCases {

        @Test
        void pages(Load load) {
            load.requests(Integer.MAX_VALUE).run(i -> get(SERVER.uri("/" + i)));
        }
    }

    private static Fixture withDefaultTimeout(Class<?> type) {
        return Fixture.of(type).with("junit.jupiter.execution.timeout.default", "200 ms");
    }
}
