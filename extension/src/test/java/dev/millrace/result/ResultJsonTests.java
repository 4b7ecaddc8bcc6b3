package dev.millrace.result;

import static dev.millrace.plan.Plans.aPlan;
import static dev.millrace.result.LoadResults.aResult;
import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.http.Redirects;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.Delay;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultJsonTests {

    @Test
    void a_full_result_is_read_as_it_was_written() {
        LoadResult result = fullResult();

        LoadResult read = ResultJson.fromJson(ResultJson.toJson(result));

        assertThat(read).isEqualTo(result);
    }

    @Test
    void an_empty_result_is_read_as_it_was_written() {
        LoadResult result = aResult().unknownCpu().build();

        LoadResult read = ResultJson.fromJson(ResultJson.toJson(result));

        assertThat(read).isEqualTo(result);
    }

    @Test
    void a_plan_with_all_limits_is_read_as_it_was_written() {
        TimeLimits limits =
                new TimeLimits(
                        Duration.ofMillis(1),
                        Duration.ofNanos(2),
                        Duration.ofSeconds(3),
                        Duration.ofDays(4));
        RunLength length = new RunLength(RequestSource.UNBOUNDED, Duration.ofMinutes(5));
        LoadResult result = withPlan(aResult().build(), length, limits);

        LoadResult read = ResultJson.fromJson(ResultJson.toJson(result));

        assertThat(read).isEqualTo(result);
        assertThat(read.plan().length().counted()).isFalse();
    }

    @Test
    void a_plan_with_all_that_can_be_set_is_read_as_it_was_written() {
        PlanSummary plan =
                PlanSummary.of(
                        aPlan().redirects(Redirects.follow().most(3).toOtherHosts())
                                .cookies()
                                .skipBodies()
                                .requestIds(new RequestIds("X-Request-Id", "a1b2"))
                                .watch(ProcessHandle.current().parent().orElseThrow().pid())
                                .build());

        PlanSummary read =
                ResultJson.fromJson(ResultJson.toJson(withPlan(aResult().build(), plan))).plan();

        assertThat(read).isEqualTo(plan);
        assertThat(read.redirects()).isEqualTo(new Redirects(true, 3, true));
        assertThat(read.cookies()).isTrue();
        assertThat(read.skipBodies()).isTrue();
        assertThat(read.watch()).isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
    }

    static List<Plans> models() {
        return List.of(
                aPlan(),
                aPlan().rampUp(Duration.ofSeconds(3)).pacing(Duration.ofMillis(20)),
                aPlan().rate(0.1),
                aPlan().arrivals(Arrivals.POISSON)
                        .stages(
                                Stage.rampTo(10, Duration.ofSeconds(1)),
                                Stage.hold(0, Duration.ofNanos(1))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void each_model_is_read_as_it_was_written(Plans plans) {
        PlanSummary plan = PlanSummary.of(plans.build());

        LoadResult read = ResultJson.fromJson(ResultJson.toJson(withPlan(aResult().build(), plan)));

        assertThat(read.plan().model()).isEqualTo(plan.model());
    }

    static List<WarmUp> warmUps() {
        return List.of(
                WarmUp.time(Duration.ofSeconds(3)),
                WarmUp.requests(7),
                WarmUp.untilSteady(Duration.ofSeconds(80)));
    }

    @ParameterizedTest
    @MethodSource("warmUps")
    void each_warm_up_is_read_as_it_was_written(WarmUp warmUp) {
        WarmedUp sent = new WarmedUp(Duration.ofMillis(2_345), 700, 8, true);
        LoadResult result = aResult().warmUp(warmUp, sent).build();

        LoadResult read = ResultJson.fromJson(ResultJson.toJson(result));

        assertThat(read.plan().length()).isEqualTo(result.plan().length());
        assertThat(read.warmUp()).isEqualTo(sent);
    }

    @Test
    void a_limit_over_292_years_is_written_as_292_years() {
        TimeLimits limits =
                new TimeLimits(
                        Duration.ofSeconds(1),
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(Long.MAX_VALUE));
        LoadResult result = withPlan(aResult().build(), new RunLength(1, null), limits);

        LoadResult read = ResultJson.fromJson(ResultJson.toJson(result));

        assertThat(read.plan().limits().deadline()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Test
    void streams_are_written_in_utf_8_and_left_open() throws IOException {
        LoadResult result = aResult().name("Größe.π").build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ResultJson.write(result, out);
        LoadResult read = ResultJson.read(new ByteArrayInputStream(out.toByteArray()));

        assertThat(read).isEqualTo(result);
    }

    @Test
    void figures_for_people_stand_beside_the_data() {
        LoadResult result =
                aResult()
                        .responses(999, Duration.ofMillis(10))
                        .serverErrors(1)
                        .objective(Objective.percentile(99, 250_000_000))
                        .build();

        String json = ResultJson.toJson(result);

        assertThat(json)
                .startsWith("{\n  \"format\" : 1,\n  \"plan\" : {\n")
                .contains("\"throughput\" : 999.0,")
                .contains("\"failureShare\" : 0.001,")
                .contains("\"text\" : \"response time p99 at most 250 ms\",")
                .contains("\"200\" : 999,\n    \"500\" : 1")
                .contains(
                        """
                          "responseTime" : {
                            "count" : 1000,
                            "p50Ms" : 10.002,
                            "p90Ms" : 10.002,
                            "p95Ms" : 10.002,
                            "p99Ms" : 10.002,
                            "p99.9Ms" : 10.002,
                            "maxMs" : 10.002,
                        """
                                .indent(0));
    }

    @Test
    void unknown_fields_are_skipped() {
        LoadResult result = aResult().build();
        String json =
                ResultJson.toJson(result)
                        .replaceFirst(
                                "\"format\" : 1,", "\"format\" : 1, \"new\" : [{\"a\" : [1.5]}],");

        LoadResult read = ResultJson.fromJson(json);

        assertThat(read).isEqualTo(result);
    }

    @Test
    void another_format_is_refused() {
        String json =
                ResultJson.toJson(aResult().build()).replace("\"format\" : 1", "\"format\" : 2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultJson.fromJson(json))
                .withMessage(
                        "this version of Millrace reads results of format 1, but this one has"
                                + " format 2: read it with the version that wrote it, or run the test"
                                + " again");
    }

    @Test
    void other_json_is_refused() {
        assertRefused("{}", "not a result: it has no field `format`");
        assertRefused("[]", "not a result: the JSON must be an object");
        assertRefused("", "not a result: the JSON must be an object");
        assertRefused(
                "{\"format\" : 1, \"plan\" : 7}",
                "not a result: `plan` must be an object, but was 7");
        assertRefused(
                "{\"format\" : 1, \"plan\" : {}}",
                "not a result: `plan.name` must be a text, but was null");
    }

    @Test
    void broken_json_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultJson.fromJson("{\"format\" : "))
                .withMessageStartingWith("not a result: the text cannot be read as JSON: ");
    }

    @Test
    void values_that_mean_nothing_are_refused_with_their_place() {
        String json = ResultJson.toJson(fullResult());

        assertRefused(
                json.replace("\"COUNT_REACHED\"", "\"BORED\""),
                "not a result: `stopReason` cannot be read: No enum constant"
                        + " dev.millrace.result.StopReason.BORED");
        assertRefused(
                json.replace("\"how\" : \"after GC\"", "\"how\" : true"),
                "not a result: `memory.heap.how` must be a text, but was true");
        assertRefused(
                json.replace(
                        "\"count\" : 3,\n      \"firstIndex\"",
                        "\"count\" : 3.5,\n \"firstIndex\""),
                "not a result: `failures[0].count` must be a whole number, but was 3.5");
        assertRefused(
                json.replace("\"concurrency\" : 10", "\"concurrency\" : 99999999999"),
                "not a result: integer overflow");
        assertRefused(
                json.replace(
                        "\"requests\" : 1013,\n    \"durationNs\"",
                        "\"requests\" : 0,\n \"durationNs\""),
                "not a result: requires that `requests` be at least 1, but it was 0");
    }

    private static void assertRefused(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultJson.fromJson(json))
                .withMessage(message);
    }

    private static LoadResult fullResult() {
        Measurement measured = new Measurement(123_456_789_012L, "after GC");
        Objective inTime =
                Objective.percentile(50, 1).forLabel("page").inAny(Duration.ofNanos(1_500_000_001));
        Objective ofRequests = Objective.of(Measure.FAILURES, 0.25).overLast(1_000);
        return aResult()
                .responses(1_000, Duration.ofNanos(12_345_678))
                .serverErrors(3)
                .noResponses(2, "connection reset")
                .stoppedBy(StopReason.COUNT_REACHED, 8)
                .connections(10, Duration.ofMillis(3))
                .label("page", new LabelFigures(7, 1, distribution(6, 5_000_000)))
                .label("(other labels)", new LabelFigures(0, 0, LatencyDistribution.EMPTY))
                .timeline(point(0, 7), point(1, 9))
                .memory(new MemoryUse(measured, Measurement.none("no /proc"), measured, measured))
                .target(new TargetUse(4711, measured, Measurement.none("gone"), measured))
                .requestIds(new RequestIds("X-Request-Id", "a1b2"))
                .generator(Duration.ofNanos(1), Duration.ofMillis(2), Duration.ofSeconds(3))
                .objective(Objective.percentile(99.9, 250_000_001))
                .objective(Objective.of(Measure.FAILURES, 0.1))
                .objective(Objective.of(Measure.THROUGHPUT, 1 / 3.0))
                .objective(inTime)
                .objective(ofRequests)
                .windows(
                        ObjectiveWindows.none(inTime)
                                .plus(new WindowFigures(0, 1, 9, 8, LatencyDistribution.EMPTY))
                                .plus(new WindowFigures(2, 3, 99, 8, distribution(98, 77_000))),
                        ObjectiveWindows.none(ofRequests))
                .build();
    }

    private static TimelinePoint point(int second, long requests) {
        Duration one = Duration.ofSeconds(1);
        return new TimelinePoint(one.multipliedBy(second), one, requests, 1, one, one);
    }

    private static LoadResult withPlan(LoadResult result, RunLength length, TimeLimits limits) {
        return withPlan(
                result,
                new PlanSummary(
                        "A.b",
                        length,
                        new WorkloadModel.Closed(5),
                        2,
                        limits,
                        new Politeness(
                                new Delay(Duration.ofSeconds(1), Duration.ofSeconds(2), -3),
                                3,
                                0.5),
                        true,
                        true,
                        Redirects.none(),
                        false,
                        false,
                        null,
                        null,
                        List.of(),
                        List.of()));
    }

    private static LoadResult withPlan(LoadResult result, PlanSummary plan) {
        return new LoadResult(
                plan,
                result.transport(),
                result.startedAt(),
                result.warmUp(),
                result.elapsed(),
                result.stopReason(),
                result.requests(),
                result.failed(),
                result.unsent(),
                result.statuses(),
                result.failures(),
                result.latencies(),
                result.labels(),
                result.windows(),
                result.timeline(),
                result.memory(),
                result.target(),
                result.generator());
    }
}
