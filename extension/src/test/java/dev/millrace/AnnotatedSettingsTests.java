package dev.millrace;

import static dev.millrace.plan.Stage.UNENDING;
import static dev.millrace.plan.Stage.hold;
import static dev.millrace.plan.Stage.rampTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.check.Expectation;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.TransportChoice;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestSource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotatedSettingsTests {

    private static final double MILLI = 1e6;
    private static final double MEBI = 1 << 20;

    @Test
    void are_the_defaults_where_nothing_is_said() {
        LoadSettings settings = read(Settings.class, "nothing");

        assertThat(settings.requests).isEqualTo(RequestSource.UNBOUNDED);
        assertThat(settings.bounded()).isFalse();
        assertThat(settings.duration).isNull();
        assertThat(settings.concurrency).isEqualTo(10);
        assertThat(settings.plan("a run").limits())
                .isEqualTo(
                        new TimeLimits(
                                Duration.ofSeconds(10),
                                null,
                                Duration.ofSeconds(30),
                                Duration.ofHours(1)));
        assertThat(settings.transport).isEqualTo(TransportChoice.AUTO);
        assertThat(settings.onInconclusive).isEqualTo(OnInconclusive.FAIL);
        assertThat(settings.expectations).isEmpty();
        assertThat(settings.objectives).isEmpty();
    }

    @Test
    void hold_each_attribute_of_a_load_test() {
        LoadSettings settings = read(Settings.class, "everything");

        assertThat(settings.requests).isEqualTo(5_000);
        assertThat(settings.duration).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.concurrency).isEqualTo(50);
        assertThat(settings.rampUp).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.warmUp).isEqualTo(WarmUp.time(Duration.ofSeconds(15)));
        assertThat(settings.pacing).isEqualTo(Duration.ofMillis(800));
        assertThat(settings.seed).isEqualTo(7);
        assertThat(settings.failFast).isTrue();
        assertThat(settings.timeout).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.connectTimeout).isEqualTo(Duration.ofMillis(400));
        assertThat(settings.firstByteTimeout).isEqualTo(Duration.ofMillis(1_500));
        assertThat(settings.deadline).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.transport).isEqualTo(TransportChoice.HTTP_CLIENT);
        assertThat(settings.onInconclusive).isEqualTo(OnInconclusive.ABORT);
    }

    @Test
    void hold_the_rate_of_a_load_test() {
        LoadSettings settings = read(Settings.class, "at_a_rate");

        assertThat(settings.plan("a run").model())
                .isEqualTo(
                        new WorkloadModel.Open(
                                10,
                                List.of(rampTo(0.5, Duration.ofMinutes(1)), hold(0.5, UNENDING)),
                                Arrivals.POISSON,
                                Load.DEFAULT_SEED));
    }

    @Test
    void hold_stages_in_their_order_though_some_are_the_same() {
        LoadSettings settings = read(Settings.class, "in_stages");

        assertThat(settings.bounded()).isTrue();
        assertThat(settings.stages)
                .containsExactly(
                        rampTo(10, Duration.ofSeconds(1)),
                        hold(10, Duration.ofSeconds(2)),
                        hold(0, Duration.ofSeconds(1)),
                        hold(10, Duration.ofSeconds(2)));
    }

    @Test
    void hold_the_stages_nearest_to_the_method() {
        assertThat(read(Staged.class, "of_its_own").stages)
                .containsExactly(hold(2, Duration.ofSeconds(1)));
        assertThat(read(Staged.class, "of_its_class").stages)
                .containsExactly(hold(1, Duration.ofSeconds(1)));
    }

    @Test
    void hold_each_objective_of_a_service_level() {
        assertThat(read(Settings.class, "all_levels").objectives)
                .containsExactly(
                        Objective.percentile(50, 1_000_000),
                        Objective.percentile(90, 2_000_000),
                        Objective.percentile(95, 3_000_000),
                        Objective.percentile(99, 4_000_000),
                        Objective.percentile(99.9, 5_000_000),
                        Objective.of(Measure.RESPONSE_TIME_MEAN, 6 * MILLI),
                        Objective.of(Measure.RESPONSE_TIME_MAX, 7 * MILLI),
                        Objective.of(Measure.FAILURES, 0.01),
                        Objective.of(Measure.THROUGHPUT, 800));
    }

    @Test
    void hold_each_memory_ceiling() {
        assertThat(read(Settings.class, "all_ceilings").objectives)
                .containsExactly(
                        Objective.of(Measure.HEAP, 1 * MEBI),
                        Objective.of(Measure.RSS, 2 * MEBI),
                        Objective.of(Measure.DIRECT, 3 * MEBI),
                        Objective.of(Measure.ALLOCATION_PER_REQUEST, 4_000));
    }

    @Test
    void hold_each_kind_of_expectation() {
        assertThat(expected(Settings.class, "all_expectations"))
                .containsExactly(
                        "status 200 or 404",
                        "header a is \"1\"",
                        "header b contains \"2\"",
                        "header c matches /3+/",
                        "header d is present",
                        "header e is absent");
    }

    @ParameterizedTest
    @CsvSource({"of_its_own,201", "of_its_class,202"})
    void come_from_the_method_before_the_class(String method, int status) {
        assertThat(expected(Annotated.class, method)).contains("status " + status);
    }

    @Test
    void come_from_the_nested_class_before_those_around_it() {
        assertThat(expected(Annotated.Inner.class, "of_the_inner_class")).contains("status 203");
        assertThat(read(Annotated.Inner.class, "of_the_inner_class").objectives)
                .containsExactly(Objective.of(Measure.FAILURES, 0.5));
    }

    @Test
    void do_not_come_from_the_class_around_a_test_class_of_its_own() {
        assertThat(expected(Annotated.OfItsOwn.class, "alone")).isEmpty();
    }

    @Test
    void come_from_a_superclass() {
        assertThat(expected(Heir.class, "of_its_class")).contains("status 202");
        assertThat(read(Heir.class, "of_its_class").objectives)
                .containsExactly(Objective.of(Measure.FAILURES, 0.5));
    }

    @Test
    void add_up_for_header_fields() {
        assertThat(expected(Annotated.Inner.class, "of_the_inner_class"))
                .containsExactly("status 203", "header own is present", "header outer is present");
    }

    @Test
    void come_from_composed_annotations() {
        LoadSettings settings = read(Settings.class, "composed");

        assertThat(settings.requests).isEqualTo(77);
        assertThat(settings.objectives).containsExactly(Objective.of(Measure.FAILURES, 0.2));
        assertThat(expected(Settings.class, "composed"))
                .containsExactly("status 204", "header x is present");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    negative_requests  | @LoadTest requires that `requests` be at least 1, but it was -1
                    zero_concurrency   | @LoadTest requires that `concurrency` be at least 1, but it was 0
                    rate_below_zero    | @LoadTest requires that `rate` be a number, at least 0, at most 10 million, but it was -5.0
                    no_rate_at_all     | @LoadTest requires that `rate` be above 0, or that of a stage, but it was 0
                    absurd_rate        | @LoadTest requires that `rate` be a number, at least 0, at most 10 million, but it was 1.0E10
                    rate_without_end   | @LoadTest requires that `rate` be a number, at least 0, at most 10 million, but it was Infinity
                    no_warm_up         | @LoadTest requires that `warmUp` be such as "10 s", "5000 requests", "steady" or "steady within 90 s", but it was "soon"
                    zero_warm_up       | @LoadTest requires that `warmUp` be at least 1 request, but it was 0
                    hasty_warm_up      | @LoadTest requires that `warmUp` allow at least 15 s, as steady is what has not changed for 10 s, but it was "5 s"
                    zero_pacing        | @LoadTest requires that `pacing` be longer than zero, but it was "0 ns"
                    zero_ramp_up       | @LoadTest requires that `rampUp` be longer than zero, but it was "0 ns"
                    stage_of_nothing   | @Stage requires that `rate` be set where `rampTo` is not, and only there, but it was "neither"
                    stage_of_both      | @Stage requires that `rate` be set where `rampTo` is not, and only there, but it was "both"
                    stage_of_no_time   | @Stage requires that `duration` be longer than zero, but it was "0 ns"
                    stage_below_zero   | @Stage requires that `rampTo` be a number, at least 0, at most 10 million, but it was -1.0
                    stages_of_nothing  | @Stage requires that `rate` be above 0, or that of a stage, but it was 0
                    zero_duration      | @LoadTest requires that `duration` be longer than zero, but it was "0 ns"
                    zero_timeout       | @LoadTest requires that `timeout` be longer than zero, but it was "0 ns"
                    zero_connect       | @LoadTest requires that `connectTimeout` be longer than zero, but it was "0 ns"
                    zero_first_byte    | @LoadTest requires that `firstByteTimeout` be longer than zero, but it was "0 ns"
                    zero_deadline      | @LoadTest requires that `deadline` be longer than zero, but it was "0 ns"
                    no_unit            | @LoadTest requires that `timeout` be a number with one of the units ns, us, ms, s, min, h, d, as in "250 ms", but it was "30"
                    no_status          | @ExpectStatus requires that `value` be at least one code, each 100..999, but it was "[]"
                    wrong_status       | @ExpectStatus requires that `value` be at least one code, each 100..999, but it was "[200, 20]"
                    no_header          | @ExpectHeader requires that `name` be the name of a header field, but it was " "
                    header_of_no_kind  | @ExpectHeader requires that `name` come with exactly one of value, contains, matches, present, absent, but it was "x with none"
                    header_of_two      | @ExpectHeader requires that `name` come with exactly one of value, contains, matches, present, absent, but it was "x with absent and value"
                    wrong_regex        | @ExpectHeader requires that `matches` be a regular expression, but it was "("
                    wrong_p99          | @ServiceLevel requires that `p99` be a number with one of the units ns, us, ms, s, min, h, d, as in "250 ms", but it was "fast"
                    too_many_failures  | @ServiceLevel requires that `failures` be a share within 0..1, but it was 1.5
                    negative_failures  | @ServiceLevel requires that `failures` be at least 0, but it was -1.0
                    negative_rate      | @ServiceLevel requires that `throughput` be at least 0, but it was -2.0
                    endless_rate       | @ServiceLevel requires that `throughput` be finite, but it was Infinity
                    wrong_heap         | @MemoryCeiling requires that `heap` be a number with one of the units B, kB, MB, GB, KiB, MiB, GiB, as in "64 MiB", but it was "64"
                    """)
    void are_refused_in_the_one_form(String method, String message) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> read(Refused.class, method))
                .withMessage(message + " (Refused." + method + ")");
    }

    private static List<String> expected(Class<?> type, String method) {
        return read(type, method).expectations.stream().map(Expectation::description).toList();
    }

    private static LoadSettings read(Class<?> type, String name) {
        Method method =
                Arrays.stream(type.getMethods())
                        .filter(each -> each.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new AnnotatedSettings(type.getSimpleName() + "." + name, type, method).read();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @LoadTest(requests = 77)
    @ExpectStatus(204)
    @ExpectHeader(name = "x", present = true)
    @ServiceLevel(failures = 0.2)
    @interface Smoke {}

    static class Settings {

        @LoadTest
        public void nothing() {}

        @LoadTest(
                requests = 5_000,
                duration = "2 min",
                concurrency = 50,
                rampUp = "20 s",
                warmUp = "15 s",
                pacing = "800 ms",
                seed = 7,
                failFast = true,
                timeout = "3 s",
                connectTimeout = "400 ms",
                firstByteTimeout = "1.5 s",
                deadline = "10 min",
                transport = TransportChoice.HTTP_CLIENT,
                onInconclusive = OnInconclusive.ABORT)
        public void everything() {}

        @LoadTest(rate = 0.5, arrivals = Arrivals.POISSON, rampUp = "1 min")
        public void at_a_rate() {}

        @Stage(rampTo = 10, duration = "1 s")
        @Stage(rate = 10, duration = "2 s")
        @Stage(rate = 0, duration = "1 s")
        @Stage(rate = 10, duration = "2 s")
        public void in_stages() {}

        @ServiceLevel(
                p50 = "1 ms",
                p90 = "2 ms",
                p95 = "3 ms",
                p99 = "4 ms",
                p999 = "5 ms",
                mean = "6 ms",
                max = "7 ms",
                failures = 0.01,
                throughput = 800)
        public void all_levels() {}

        @MemoryCeiling(
                heap = "1 MiB",
                rss = "2 MiB",
                direct = "3 MiB",
                allocationPerRequest = "4 kB")
        public void all_ceilings() {}

        @ExpectStatus({404, 200})
        @ExpectHeader(name = "a", value = "1")
        @ExpectHeader(name = "b", contains = "2")
        @ExpectHeader(name = "c", matches = "3+")
        @ExpectHeader(name = "d", present = true)
        @ExpectHeader(name = "e", absent = true)
        public void all_expectations() {}

        @Smoke
        public void composed() {}
    }

    @ExpectStatus(202)
    @ExpectHeader(name = "outer", present = true)
    @ServiceLevel(failures = 0.5)
    static class Annotated {

        @ExpectStatus(201)
        public void of_its_own() {}

        public void of_its_class() {}

        @Nested
        @ExpectStatus(203)
        class Inner {

            @ExpectHeader(name = "own", present = true)
            public void of_the_inner_class() {}
        }

        static class OfItsOwn {

            public void alone() {}
        }
    }

    static class Heir extends Annotated {}

    @Stage(rate = 1, duration = "1 s")
    static class Staged {

        @Stage(rate = 2, duration = "1 s")
        public void of_its_own() {}

        public void of_its_class() {}
    }

    static class Refused {

        @LoadTest(rate = -5)
        public void rate_below_zero() {}

        @LoadTest(rate = 0)
        public void no_rate_at_all() {}

        @LoadTest(rate = Double.POSITIVE_INFINITY)
        public void rate_without_end() {}

        @LoadTest(rate = 1e10)
        public void absurd_rate() {}

        @LoadTest(warmUp = "soon")
        public void no_warm_up() {}

        @LoadTest(warmUp = "0 requests")
        public void zero_warm_up() {}

        @LoadTest(warmUp = "steady within 5 s")
        public void hasty_warm_up() {}

        @LoadTest(pacing = "0 s")
        public void zero_pacing() {}

        @LoadTest(rampUp = "0 s")
        public void zero_ramp_up() {}

        @Stage(duration = "1 s")
        public void stage_of_nothing() {}

        @Stage(rate = 1, rampTo = 1, duration = "1 s")
        public void stage_of_both() {}

        @Stage(rate = 1, duration = "0 s")
        public void stage_of_no_time() {}

        @Stage(rampTo = -1, duration = "1 s")
        public void stage_below_zero() {}

        @Stage(rate = 0, duration = "1 s")
        public void stages_of_nothing() {}

        @LoadTest(requests = -1)
        public void negative_requests() {}

        @LoadTest(concurrency = 0)
        public void zero_concurrency() {}

        @LoadTest(duration = "0 s")
        public void zero_duration() {}

        @LoadTest(timeout = "0 s")
        public void zero_timeout() {}

        @LoadTest(connectTimeout = "0 s")
        public void zero_connect() {}

        @LoadTest(firstByteTimeout = "0 s")
        public void zero_first_byte() {}

        @LoadTest(deadline = "0 s")
        public void zero_deadline() {}

        @LoadTest(timeout = "30")
        public void no_unit() {}

        @ExpectStatus({})
        public void no_status() {}

        @ExpectStatus({200, 20})
        public void wrong_status() {}

        @ExpectHeader(name = " ", present = true)
        public void no_header() {}

        @ExpectHeader(name = "x")
        public void header_of_no_kind() {}

        @ExpectHeader(name = "x", value = "1", absent = true)
        public void header_of_two() {}

        @ExpectHeader(name = "x", matches = "(")
        public void wrong_regex() {}

        @ServiceLevel(p99 = "fast")
        public void wrong_p99() {}

        @ServiceLevel(failures = 1.5)
        public void too_many_failures() {}

        @ServiceLevel(failures = -1)
        public void negative_failures() {}

        @ServiceLevel(throughput = -2)
        public void negative_rate() {}

        @ServiceLevel(throughput = Double.POSITIVE_INFINITY)
        public void endless_rate() {}

        @MemoryCeiling(heap = "64")
        public void wrong_heap() {}
    }
}
