package dev.millrace.plan;

import static dev.millrace.check.Expectations.body;
import static dev.millrace.check.Expectations.bodySize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.http.Redirects;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTests {

    @Test
    void a_window_of_nothing_is_refused() {
        assertRefused(
                "concurrency",
                () -> new WorkloadModel.Closed(0),
                "requires that `concurrency` be at least 1, but it was 0");
    }

    @Test
    void a_length_of_nothing_is_refused() {
        assertRefused(
                "requests",
                () -> new RunLength(0, null),
                "requires that `requests` be at least 1, but it was 0");
        assertRefused(
                "duration",
                () -> new RunLength(1, Duration.ZERO),
                "requires that `duration` be longer than zero, but it was \"0 ns\"");
    }

    @Test
    void limits_that_leave_no_time_are_refused() {
        Duration some = Duration.ofSeconds(1);
        Duration negative = Duration.ofMillis(-5);

        assertRefused(
                "connectTimeout",
                () -> new TimeLimits(Duration.ZERO, null, some, some),
                "requires that `connectTimeout` be longer than zero, but it was \"0 ns\"");
        assertRefused(
                "firstByteTimeout",
                () -> new TimeLimits(some, negative, some, some),
                "requires that `firstByteTimeout` be longer than zero, but it was \"-5 ms\"");
        assertRefused(
                "timeout",
                () -> new TimeLimits(some, null, negative, some),
                "requires that `timeout` be longer than zero, but it was \"-5 ms\"");
        assertRefused(
                "deadline",
                () -> new TimeLimits(some, null, some, Duration.ZERO),
                "requires that `deadline` be longer than zero, but it was \"0 ns\"");
    }

    @Test
    void a_negative_body_limit_is_refused() {
        assertRefused(
                "bodyLimit",
                () -> Plans.aPlan().bodyLimit(-1).build(),
                "requires that `bodyLimit` not be negative, but it was -1");
    }

    @Test
    void an_expectation_of_a_body_that_is_not_read_is_refused() {
        assertRefused(
                "skipBodies",
                () -> Plans.aPlan().skipBodies().expectations(body("ok")).build(),
                "requires that `skipBodies` not be set where an expectation reads the body, but it"
                        + " was \"body is \"ok\"\"");
        assertThat(
                        Plans.aPlan()
                                .skipBodies()
                                .expectations(bodySize(2))
                                .build()
                                .connections()
                                .skipBodies())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "DIRECT"})
    void a_plain_run_goes_the_direct_way(TransportChoice transport) {
        assertThat(isDirect(Plans.aPlan().transport(transport))).isTrue();
    }

    @Test
    void a_plain_run_goes_through_http_client_where_that_is_forced() {
        assertThat(isDirect(Plans.aPlan().transport(TransportChoice.HTTP_CLIENT))).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("beyondDirect")
    void what_the_direct_transport_cannot_do_goes_through_http_client(Plans plan, String what) {
        assertThat(isDirect(plan)).isFalse();
        assertThat(isDirect(plan.transport(TransportChoice.HTTP_CLIENT))).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("beyondDirect")
    void what_the_direct_transport_cannot_do_is_refused_where_that_is_forced(
            Plans plan, String what) {
        assertRefused(
                "transport",
                () -> plan.transport(TransportChoice.DIRECT).build(),
                "requires that `transport` be AUTO or HTTP_CLIENT where "
                        + what
                        + ", which needs HttpClient, but it was DIRECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding"})
    void a_field_of_all_requests_that_says_where_bodies_end_is_refused(String name) {
        assertRefused(
                "header",
                () -> Plans.aPlan().header(name, "1").build(),
                "requires that `header` not say where bodies end, as that is set by itself, but it was"
                        + " \""
                        + name
                        + '"');
    }

    private static Stream<Arguments> beyondDirect() {
        return Stream.of(
                arguments(Plans.aPlan().redirects(Redirects.follow()), "`redirects` are followed"),
                arguments(Plans.aPlan().cookies(), "`cookies` are kept"),
                arguments(Plans.aPlan().skipBodies(), "bodies are left unread (`skipBodies`)"));
    }

    private static boolean isDirect(Plans plan) {
        return plan.build().connections().direct();
    }

    @Test
    void lanes_outside_the_window_are_refused() {
        assertRefused(
                "lanes",
                () -> plan(1, null, 10, 0),
                "requires that `lanes` be at least 1, but it was 0");
        assertRefused(
                "lanes",
                () -> plan(1, null, 2, 3),
                "requires that `lanes` be at most `concurrency` (2), but it was 3");
    }

    @Test
    void a_deadline_within_the_duration_is_refused() {
        assertRefused(
                "deadline",
                () -> plan(1, Duration.ofHours(1), 1, 1),
                "requires that `deadline` be longer than `duration` (60 min), but it was"
                        + " \"60 min\"");
    }

    @Test
    void a_count_too_small_for_an_objective_is_refused() {
        assertRefused(
                "requests",
                () -> plan(999, null, 1, 1, Objective.percentile(99, 1)),
                "requires that `requests` be at least 1000 to judge the response time p99 (10"
                        + " samples above it), but it was 999");
    }

    @Test
    void a_schedule_too_short_for_an_objective_is_refused() {
        Objective p99 = Objective.percentile(99, 1);
        Duration second = Duration.ofSeconds(1);
        Plans ramped =
                Plans.aPlan()
                        .unbounded()
                        .stages(Stage.rampTo(1_000, second), Stage.hold(499, second))
                        .objectives(p99);
        String message =
                "requires that `rate` have at least 1000 requests due until the run ends to judge"
                        + " the response time p99 (10 samples above it), but it was ";

        assertRefused("rate", ramped::build, message + 999);
        assertRefused(
                "rate",
                () ->
                        Plans.aPlan()
                                .rate(100)
                                .requests(2_000)
                                .duration(second)
                                .objectives(p99)
                                .build(),
                message + 100);
    }

    @Test
    void a_schedule_that_is_enough_or_random_is_accepted() {
        Objective p99 = Objective.percentile(99, 1);
        Plans enough = Plans.aPlan().unbounded().rate(500).duration(Duration.ofSeconds(2));

        assertThat(enough.objectives(p99).build().objectives()).containsExactly(p99);
        assertThat(enough.rate(1).arrivals(Arrivals.POISSON).build().objectives())
                .containsExactly(p99);
    }

    @Test
    void a_count_that_is_enough_or_open_is_accepted() {
        Objective p99 = Objective.percentile(99, 1);
        Duration minute = Duration.ofMinutes(1);

        assertThat(plan(1_000, null, 1, 1, p99).objectives()).containsExactly(p99);
        assertThat(plan(RequestSource.UNBOUNDED, minute, 1, 1, p99).length().counted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 3", "7, 7", "1000, 16"})
    void the_lanes_shares_add_up_to_the_window(int concurrency, int lanes) {
        LoadPlan plan = plan(1, null, concurrency, lanes);

        List<Integer> shares = IntStream.range(0, lanes).map(plan::windowOf).boxed().toList();

        assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(concurrency);
        assertThat(shares.get(0) - shares.get(lanes - 1)).isBetween(0, 1);
        assertThat(shares).allMatch(share -> share >= 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 100, 1", "2, 100, 1", "8, 100, 7", "8, 3, 3", "8, 1, 1"})
    void by_default_one_processor_is_left_to_the_rest(int processors, int concurrency, int lanes) {
        assertThat(LoadPlan.defaultLanes(processors, concurrency)).isEqualTo(lanes);
    }

    @Test
    void the_shortest_limit_of_a_request_is_known() {
        Duration second = Duration.ofSeconds(1);
        Duration minute = Duration.ofMinutes(1);

        assertThat(new TimeLimits(second, null, minute, minute).shortest()).isEqualTo(minute);
        assertThat(new TimeLimits(second, second, minute, minute).shortest()).isEqualTo(second);
        assertThat(new TimeLimits(second, minute, second, minute).shortest()).isEqualTo(second);
    }

    @Test
    void the_runs_headers_keep_their_order() {
        Map<String, String> headers = new LinkedHashMap<>();
        IntStream.range(0, 20).forEach(i -> headers.put("name-" + i, "value"));

        ConnectionOptions options = Plans.aPlan().headers(headers).build().connections();

        assertThat(options.headers().keySet()).containsExactlyElementsOf(headers.keySet());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> options.headers().put("a", "b"));
    }

    @Test
    void refuses_ceilings_of_a_target_that_is_not_watched() {
        assertRefused(
                "watch",
                () -> plan(10, null, 1, 1, Objective.of(Measure.TARGET_RSS, 1)),
                "requires that `watch` name the target's process, as load.watch(pid) does, where there"
                        + " is a ceiling of the target rss, but it was \"not set\"");
    }

    @Test
    void refuses_a_window_that_is_longer_than_the_run() {
        Objective within = Objective.of(Measure.FAILURES, 0).inAny(Duration.ofSeconds(10));
        Plans stages =
                Plans.aPlan()
                        .unbounded()
                        .stages(Stage.hold(1, Duration.ofSeconds(5)))
                        .objectives(within);

        assertRefused(
                "within",
                () -> plan(10, Duration.ofSeconds(9), 1, 1, within),
                "requires that `within` be at most the time for which the run sends, at a rate"
                        + " less a second (9 s), but it was"
                        + " \"10 s\"");
        assertRefused(
                "within",
                stages::build,
                "requires that `within` be at most the time for which the run sends, at a rate"
                        + " less a second (4 s), but it was"
                        + " \"10 s\"");
        assertRefused(
                "within",
                stages.stages(Stage.hold(1, Duration.ofSeconds(12)))
                                .warmUp(WarmUp.time(Duration.ofSeconds(3)))
                        ::build,
                "requires that `within` be at most the time for which the run sends, at a rate"
                        + " less a second (8 s), but it was"
                        + " \"10 s\"");
        assertThat(plan(10, Duration.ofSeconds(10), 1, 1, within).objectives()).hasSize(1);
        assertThat(plan(10, null, 1, 1, within).objectives()).hasSize(1);
    }

    @Test
    void refuses_fewer_requests_than_a_window_of_them_has() {
        assertRefused(
                "requests",
                () -> plan(9, null, 1, 1, Objective.of(Measure.FAILURES, 0).overLast(10)),
                "requires that `requests` be at least 10 to judge the failures over the last 10, but it"
                        + " was 9");
    }

    private static LoadPlan plan(
            long requests,
            @Nullable Duration duration,
            int concurrency,
            int lanes,
            Objective... objectives) {
        return new LoadPlan(
                "A.b",
                new WorkloadModel.Closed(concurrency),
                new RunLength(requests, duration),
                TimeLimits.DEFAULT,
                ConnectionOptions.DEFAULT,
                Politeness.NONE,
                lanes,
                null,
                null,
                false,
                false,
                List.of(),
                List.of(objectives));
    }

    private static void assertRefused(String setting, Runnable maker, String message) {
        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(maker::run)
                .withMessage(message)
                .extracting(BadSettingException::setting)
                .isEqualTo(setting);
    }
}
