package dev.millrace;

import static dev.millrace.check.Expectations.status;
import static dev.millrace.request.Requests.get;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.request.Request;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

class ServiceLevelTests {

    @RegisterExtension static final TestServer SERVER = new TestServer();

    private static final Objective WHOLE = Objective.of(Measure.FAILURES, 0.5);

    private static List<Objective> read(Class<?> type, String name) {
        Method method =
                Arrays.stream(type.getMethods())
                        .filter(each -> each.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new AnnotatedSettings(type.getSimpleName() + "." + name, type, method)
                .read()
                .objectives;
    }

    @Test
    void makes_objectives_of_labels_and_windows() {
        assertThat(read(Levels.class, "of_all_kinds"))
                .containsExactly(
                        Objective.percentile(99, 1_000_000),
                        Objective.percentile(99, 2_000_000).forLabel("order"),
                        Objective.of(Measure.FAILURES, 0.01).forLabel("order"),
                        Objective.of(Measure.THROUGHPUT, 5).inAny(Duration.ofSeconds(10)),
                        Objective.of(Measure.FAILURES, 0.02).overLast(500).forLabel("order"));
    }

    @Test
    void of_a_method_takes_the_place_of_those_of_its_class() {
        assertThat(read(Levels.class, "of_its_class"))
                .containsExactly(WHOLE, WHOLE.forLabel("order"));
        assertThat(read(Levels.class, "of_its_own")).containsExactly(WHOLE.forLabel("page"));
    }

    @Test
    void of_a_class_takes_the_place_of_those_of_its_superclass() {
        assertThat(read(OneOfItsOwn.class, "of_its_class")).containsExactly(WHOLE.forLabel("one"));
        assertThat(read(TwoOfItsOwn.class, "of_its_class"))
                .containsExactly(WHOLE.forLabel("one"), WHOLE.forLabel("two"));
        assertThat(read(NoneOfItsOwn.class, "of_its_class"))
                .containsExactly(WHOLE, WHOLE.forLabel("order"));
    }

    @Test
    void comes_several_times_from_composed_annotations() {
        assertThat(read(Levels.class, "composed"))
                .containsExactly(WHOLE.forLabel("a"), WHOLE.forLabel("b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    label_alone   | `label` come with an objective, such as `failures`, but it was "order"
                    within_alone  | `within` come with an objective, such as `failures`, but it was "10 s"
                    last_alone    | `last` come with an objective, such as `failures`, but it was 5
                    both          | `last` not be set where `within` is, but it was 5
                    blank         | `label` not be blank, but it was " "
                    too_short     | `within` be at least 1 s, but it was "500 ms"
                    no_time       | `within` be a number with one of the units ns, us, ms, s, min, h, d, as in "250 ms", but it was "10"
                    last_of_times | `last` come with `failures` and no other objective, but it was "response time percentile"
                    last_of_few   | `last` be within 1..10000000, but it was -1
                    """)
    void is_refused_where_it_means_nothing(String method, String message) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> read(Refused.class, method))
                .withMessage(
                        "@ServiceLevel requires that " + message + " (Refused." + method + ")");
    }

    private static AbstractStringAssert<?> message(Class<?> type, String method) {
        return assertThat(requireNonNull(Fixture.of(type, method).failure().getMessage()));
    }

    private static void assertMet(String method) {
        Fixture.of(Sent.class, method)
                .tests()
                .assertStatistics(statistics -> statistics.succeeded(1).failed(0));
    }

    @Test
    void of_labels_is_met_where_each_meets_its_own() {
        assertMet("labels_that_meet_theirs");
    }

    @Test
    void of_a_label_is_missed_by_its_requests_alone() {
        message(Sent.class, "a_label_that_misses")
                .contains("missed 1 of 3 objectives: order: failures")
                .containsPattern("other failures +at most 0 % +0 % +20 +met");
    }

    @Test
    void of_a_label_that_no_request_has_is_inconclusive() {
        assertThat(Fixture.of(Sent.class, "a_label_that_is_not_there").abortion())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("INCONCLUSIVE: no request had this label");
    }

    @Test
    void of_windows_is_met_where_it_holds_in_each() {
        assertMet("windows_that_hold");
    }

    @Test
    void of_windows_of_time_is_missed_in_the_worst() {
        message(Sent.class, "a_window_of_time_that_does_not_hold")
                .containsPattern(
                        "failures in any 1 s +at most 20 % +[\\d.]+ % \\(\\d+\\) \\([\\d.]+ m?s to [\\d.]+ s\\)")
                .contains("missed 1 of 3 objectives: failures in any 1 s");
    }

    @Test
    void of_windows_of_requests_is_missed_in_the_worst() {
        message(Sent.class, "a_window_of_requests_that_does_not_hold")
                .contains("missed 1 of 3 objectives: failures over the last 10\n")
                .containsPattern(
                        "100 % \\(10\\) \\(requests 101 to 110\\) +10 in the worst of 191 windows");
    }

    @Test
    void of_windows_that_the_run_has_none_of_is_inconclusive() {
        assertThat(Fixture.of(Sent.class, "windows_longer_than_the_run").abortion())
                .hasMessageContaining("INCONCLUSIVE: the run was shorter than a window");
    }

    @Test
    void ends_the_run_with_the_first_bad_window_where_that_is_to_fail_fast() {
        message(Sent.class, "a_window_that_is_lost_at_once")
                .contains("an objective could not be met any more")
                .contains("order: failures over the last 10");
        message(Sent.class, "a_time_that_is_lost_at_once")
                .contains("an objective could not be met any more")
                .contains("missed 2 of 3 objectives: run, order: failures in any 1 s");
    }

    @ServiceLevel(failures = 0.5)
    @ServiceLevel(label = "order", failures = 0.5)
    static class Levels {

        @ServiceLevel(p99 = "1 ms")
        @ServiceLevel(label = "order", p99 = "2 ms", failures = 0.01)
        @ServiceLevel(throughput = 5, within = "10 s")
        @ServiceLevel(label = "order", failures = 0.02, last = 500)
        public void of_all_kinds() {}

        @ServiceLevel(label = "page", failures = 0.5)
        public void of_its_own() {}

        public void of_its_class() {}

        @Composed
        public void composed() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ServiceLevel(label = "a", failures = 0.5)
    @ServiceLevel(label = "b", failures = 0.5)
    @interface Composed {}

    @ServiceLevel(label = "one", failures = 0.5)
    static class OneOfItsOwn extends Levels {}

    @ServiceLevel(label = "one", failures = 0.5)
    @ServiceLevel(label = "two", failures = 0.5)
    static class TwoOfItsOwn extends OneOfItsOwn {}

    static class NoneOfItsOwn extends Levels {}

    static class Refused {

        @ServiceLevel(label = "order")
        public void label_alone() {}

        @ServiceLevel(within = "10 s")
        public void within_alone() {}

        @ServiceLevel(last = 5)
        public void last_alone() {}

        @ServiceLevel(failures = 0, within = "10 s", last = 5)
        public void both() {}

        @ServiceLevel(failures = 0, label = " ")
        public void blank() {}

        @ServiceLevel(failures = 0, within = "500 ms")
        public void too_short() {}

        @ServiceLevel(failures = 0, within = "10")
        public void no_time() {}

        @ServiceLevel(failures = 0, p99 = "1 s", last = 5)
        public void last_of_times() {}

        @ServiceLevel(failures = 0, last = -1)
        public void last_of_few() {}
    }

    static class Sent {

        @LoadTest(requests = 40, concurrency = 4)
        @ServiceLevel(max = "10 s")
        @ServiceLevel(label = "order", failures = 0.5, p50 = "10 s")
        void labels_that_meet_theirs(Load load) {
            load.run(i -> ok(i).label(i % 2 == 0 ? "order" : "page"));
        }

        @LoadTest(requests = 40, concurrency = 4)
        @ServiceLevel(label = "order", failures = 0.5)
        void a_label_that_misses(Load load) {
            load.run(i -> i % 2 == 0 ? failing(i).label("order") : ok(i).label("page"));
        }

        @LoadTest(requests = 40, concurrency = 4, onInconclusive = OnInconclusive.ABORT)
        @ServiceLevel(label = "oder", failures = 0.5)
        void a_label_that_is_not_there(Load load) {
            load.run(i -> ok(i).label("order"));
        }

        @LoadTest(rate = 100, duration = "2500 ms", concurrency = 20)
        @ServiceLevel(max = "10 s", throughput = 1, within = "1 s")
        @ServiceLevel(failures = 0, last = 50)
        void windows_that_hold(Load load) {
            load.run(ServiceLevelTests::ok);
        }

        @LoadTest(rate = 100, duration = "3 s", concurrency = 20)
        @ServiceLevel(failures = 0.5)
        @ServiceLevel(failures = 0.2, within = "1 s")
        void a_window_of_time_that_does_not_hold(Load load) {
            load.run(i -> i >= 100 && i < 180 ? failing(i) : ok(i));
        }

        @LoadTest(requests = 200, concurrency = 1)
        @ServiceLevel(failures = 0.5)
        @ServiceLevel(failures = 0.9, last = 10)
        void a_window_of_requests_that_does_not_hold(Load load) {
            load.run(i -> i >= 100 && i < 110 ? failing(i) : ok(i));
        }

        @LoadTest(requests = 40, concurrency = 4, onInconclusive = OnInconclusive.ABORT)
        @ServiceLevel(failures = 0.5, within = "1 h")
        void windows_longer_than_the_run(Load load) {
            load.run(ServiceLevelTests::ok);
        }

        @LoadTest(rate = 100, duration = "40 s", concurrency = 20, failFast = true)
        @ServiceLevel(failures = 1)
        @ServiceLevel(label = "order", failures = 0.9, last = 10)
        void a_window_that_is_lost_at_once(Load load) {
            load.run(i -> failing(i).label("order"));
        }

        @LoadTest(rate = 100, duration = "40 s", concurrency = 20, failFast = true)
        @ServiceLevel(failures = 1)
        @ServiceLevel(label = "order", failures = 0.9, within = "1 s")
        void a_time_that_is_lost_at_once(Load load) {
            load.run(i -> failing(i).label("order"));
        }
    }

    private static Request ok(long index) {
        return get(SERVER.uri("/" + index));
    }

    private static Request failing(long index) {
        return ok(index).expect(status(404));
    }
}
