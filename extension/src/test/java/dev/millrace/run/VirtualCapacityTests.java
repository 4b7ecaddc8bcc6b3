package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.millrace.capacity.CapacityListener;
import dev.millrace.capacity.CapacityRun;
import dev.millrace.clock.FakeClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.CapacityPlan;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Plans;
import dev.millrace.recording.Recording;
import dev.millrace.request.RequestSource;
import dev.millrace.result.CapacityEnding;
import dev.millrace.result.CapacityResult;
import dev.millrace.result.GeneratorLoad;
import dev.millrace.result.LoadResult;
import dev.millrace.result.MemoryUse;
import dev.millrace.result.PlanSummary;
import dev.millrace.result.StopReason;
import dev.millrace.result.Timeline;
import dev.millrace.server.TokenBucket;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches for capacity with a real lane, against servers in virtual time. */
class VirtualCapacityTests {

    private static final Objective P99 = Objective.percentile(99, ofMillis(50));

    private final FakeClock clock = new FakeClock();
    private Duration serviceTime = ofMillis(1);
    private int concurrency = 500;
    private Duration step = ofSeconds(5);

    private CapacityResult search(UnaryOperator<VirtualServer> target) {
        CapacityPlan plan =
                new CapacityPlan(
                        1_000,
                        20_000,
                        step,
                        ZERO,
                        Arrivals.CONSTANT,
                        Duration.ofHours(1),
                        List.of(P99));
        return CapacityRun.of(
                "virtual",
                plan,
                clock,
                (next, timeLeft, listener) -> listener.finished(run(next, target)),
                new CapacityListener() {});
    }

    private LoadResult run(CapacityPlan.Step next, UnaryOperator<VirtualServer> target) {
        LoadPlan plan =
                Plans.aPlan()
                        .rate(next.rate())
                        .requests(next.requests())
                        .duration(next.length())
                        .concurrency(concurrency)
                        .objectives(P99)
                        .build();
        FakeTransport transport = FakeTransport.inline();
        RecordingListener heard = new RecordingListener();
        long start = clock.nanos();
        Lane lane =
                new OneLane(transport, clock, heard)
                        .start(plan, RequestSource.of(index -> get("http://localhost/" + index)));
        VirtualServer server = target.apply(new VirtualServer(transport, clock, serviceTime));
        server.runUntil(ofNanos(start).plus(next.length()));
        lane.post(lane::finish);
        server.runUntil(ofNanos(Long.MAX_VALUE));
        return result(plan, heard.ended.get(0), ofNanos(clock.nanos() - start));
    }

    /** Of a generator with nothing but time. */
    private LoadResult result(LoadPlan plan, LaneSummary lane, Duration elapsed) {
        Recording recorded = lane.last();
        return new LoadResult(
                PlanSummary.of(plan),
                "virtual",
                clock.instant(),
                null,
                elapsed,
                StopReason.COUNT_REACHED,
                recorded.requests(),
                recorded.failed(),
                lane.unsent(),
                recorded.statuses(),
                recorded.failures(),
                recorded.latencies(),
                recorded.labels(),
                List.of(),
                Timeline.EMPTY,
                MemoryUse.NONE,
                null,
                new GeneratorLoad(
                        ZERO,
                        ZERO,
                        ZERO,
                        ZERO,
                        ofNanos(recorded.slotNanos()),
                        elapsed,
                        ZERO,
                        ZERO,
                        -1,
                        false,
                        ConnectionCounts.NONE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {700, 1_000, 3_000, 12_345})
    void a_token_bucket_is_found_within_five_percent(double limit) {
        CapacityResult result =
                search(server -> server.limitedBy(new TokenBucket(limit, 20, clock.nanos())));

        assertThat(result.ending()).isEqualTo(CapacityEnding.LIMIT_FOUND);
        assertThat(result.rate()).isCloseTo(limit, withinPercentage(5));
        assertThat(result.limit())
                .isNotNull()
                .satisfies(step -> assertThat(step.reason()).startsWith("failures"));
    }

    /** A second's worth of tokens lets a step pass that is a fifth too fast. */
    @Test
    void a_longer_run_finds_out_what_a_full_bucket_has_hidden() {
        CapacityResult result =
                search(server -> server.limitedBy(new TokenBucket(3_000, 600, clock.nanos())));

        assertThat(result.ending()).isEqualTo(CapacityEnding.LIMIT_FOUND);
        assertThat(result.steps()).filteredOn(each -> each.confirming()).hasSizeGreaterThan(1);
        assertThat(result.rate()).isCloseTo(3_000, withinPercentage(5));
    }

    @Test
    void a_server_that_serves_one_after_the_other_is_found_by_its_response_times() {
        CapacityResult result = search(VirtualServer::oneAtATime);

        assertThat(result.ending()).isEqualTo(CapacityEnding.LIMIT_FOUND);
        assertThat(result.rate()).isCloseTo(1_000, withinPercentage(5));
        assertThat(result.limit())
                .isNotNull()
                .satisfies(limit -> assertThat(limit.reason()).contains("response time p99"));
    }

    @Test
    void a_window_that_is_too_small_is_told_from_the_target() {
        serviceTime = ofMillis(10);
        concurrency = 20;

        CapacityResult result = search(server -> server);

        assertThat(result.ending()).isEqualTo(CapacityEnding.GENERATOR_LIMITED);
        assertThat(result.rate()).isCloseTo(2_000, withinPercentage(5));
        assertThat(result.limit())
                .isNotNull()
                .satisfies(
                        limit -> assertThat(limit.bound()).contains("raising concurrency would"));
    }

    @Test
    void a_server_that_is_never_late_holds_the_highest_rate() {
        step = ofSeconds(1);

        CapacityResult result = search(server -> server);

        assertThat(result.ending()).isEqualTo(CapacityEnding.HIGHEST_RATE_HELD);
        assertThat(result.rate()).isEqualTo(20_000);
    }
}
