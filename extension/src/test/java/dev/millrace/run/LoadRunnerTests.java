package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.failure;
import static dev.millrace.run.FakeTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Plans;
import dev.millrace.plan.Politeness;
import dev.millrace.request.Request;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.result.PlanSummary;
import dev.millrace.result.StopReason;
import dev.millrace.result.TimelinePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoadRunnerTests {

    private static final RequestFactory PAGES = index -> get("http://localhost/" + index);

    private final Heard heard = new Heard();

    private static Outcome ok(Request request) {
        return response(200);
    }

    private LoadResult run(FakeTransports transports, LoadPlan plan, RequestSource source) {
        return new LoadRunner(transports, NanoClock.SYSTEM).run(plan, source, heard);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void sends_each_index_exactly_once_whatever_the_number_of_lanes(int lanes) {
        AtomicIntegerArray asked = new AtomicIntegerArray(100_000);

        LoadResult result =
                run(
                        FakeTransports.answering(LoadRunnerTests::ok),
                        Plans.aPlan().requests(100_000).concurrency(50).lanes(lanes).build(),
                        RequestSource.of(
                                index -> {
                                    asked.incrementAndGet((int) index);
                                    return PAGES.request(index);
                                }));

        assertThat(result.requests()).isEqualTo(100_000);
        assertThat(result.stopReason()).isEqualTo(StopReason.COUNT_REACHED);
        for (int index = 0; index < asked.length(); index++) {
            assertThat(asked.get(index)).as("index %d", index).isOne();
        }
    }

    @Test
    void tells_of_the_start_and_of_the_end() {
        LoadResult result =
                run(
                        FakeTransports.answering(LoadRunnerTests::ok),
                        Plans.aPlan().requests(5).build(),
                        RequestSource.of(PAGES));

        assertThat(heard.started).extracting(PlanSummary::name).containsExactly("Plans.a_plan");
        assertThat(heard.finished).containsExactly(result);
        assertThat(result.transport()).isEqualTo("fake");
    }

    @Test
    void stops_where_an_objective_is_lost_if_it_shall_fail_fast() {
        LoadResult result =
                run(
                        FakeTransports.answering(request -> response(500)),
                        Plans.aPlan().requests(Long.MAX_VALUE - 1).failFast().build(),
                        RequestSource.of(PAGES));

        assertThat(result.stopReason()).isEqualTo(StopReason.OBJECTIVE_LOST);
        assertThat(result.failed()).isPositive();
    }

    @Test
    void stops_where_more_have_failed_than_may_of_all_that_will_be_due() {
        LoadResult result =
                run(
                        FakeTransports.answering(request -> response(500)),
                        Plans.aPlan()
                                .unbounded()
                                .rate(100)
                                .duration(Duration.ofSeconds(20))
                                .objectives(Objective.of(Measure.FAILURES, 0.01))
                                .failFast()
                                .build(),
                        RequestSource.of(PAGES));

        assertThat(result.stopReason()).isEqualTo(StopReason.OBJECTIVE_LOST);
        assertThat(result.failed()).isBetween(21L, 1_999L);
    }

    @Test
    void counts_the_turns_that_slots_at_a_pace_have_missed_at_the_end_as_unsent() {
        LoadResult result =
                run(
                        FakeTransports.silent(),
                        Plans.aPlan()
                                .unbounded()
                                .concurrency(2)
                                .pacing(Duration.ofMillis(50))
                                .duration(Duration.ofMillis(500))
                                .timeout(Duration.ofSeconds(1))
                                .build(),
                        RequestSource.of(PAGES));

        assertThat(result.stopReason()).isEqualTo(StopReason.DURATION_OVER);
        assertThat(result.requests()).isEqualTo(2);
        assertThat(result.unsent()).isEqualTo(2 * 10 - 2);
        assertThat(result.overdue()).isEqualTo(2 * 10);
    }

    @Test
    void goes_on_though_an_objective_is_lost_if_nobody_asked_to_fail_fast() {
        LoadResult result =
                run(
                        FakeTransports.answering(request -> response(500)),
                        Plans.aPlan().unbounded().duration(Duration.ofMillis(2_500)).build(),
                        RequestSource.of(PAGES));

        assertThat(result.stopReason()).isEqualTo(StopReason.DURATION_OVER);
    }

    @Test
    void reads_a_stream_to_its_end_and_closes_it() {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Request> pages =
                Stream.of("a", "b", "c")
                        .map(page -> get("http://localhost/" + page))
                        .onClose(() -> closed.set(true));

        LoadResult result =
                run(
                        FakeTransports.answering(LoadRunnerTests::ok),
                        Plans.aPlan().unbounded().build(),
                        RequestSource.of(pages));

        assertThat(result.requests()).isEqualTo(3);
        assertThat(result.stopReason()).isEqualTo(StopReason.SOURCE_ENDED);
        assertThat(closed).isTrue();
    }

    @Test
    void gives_up_a_source_that_only_throws() {
        Iterator<Request> broken =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public Request next() {
                        throw new IllegalStateException("broken");
                    }
                };

        LoadResult result =
                run(
                        FakeTransports.answering(LoadRunnerTests::ok),
                        Plans.aPlan().unbounded().build(),
                        RequestSource.of(broken));

        assertThat(result.stopReason()).isEqualTo(StopReason.SOURCE_BROKEN);
        assertThat(result.failures().countOf("no request")).isEqualTo(1_000);
    }

    @Test
    void stops_when_the_duration_is_over_even_where_every_request_ends_at_once() {
        LoadPlan plan = Plans.aPlan().unbounded().duration(Duration.ofMillis(200)).build();

        LoadResult result =
                run(FakeTransports.answering(LoadRunnerTests::ok), plan, RequestSource.of(PAGES));

        assertThat(result.stopReason()).isEqualTo(StopReason.DURATION_OVER);
        assertThat(result.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(result.unsent()).isZero();
    }

    @Test
    void gives_up_what_is_in_flight_after_the_deadline_and_reports_the_rest() {
        LoadPlan plan =
                Plans.aPlan()
                        .requests(100)
                        .concurrency(10)
                        .deadline(Duration.ofMillis(100))
                        .build();

        LoadResult result = run(FakeTransports.silent(), plan, RequestSource.of(PAGES));

        assertThat(result.stopReason()).isEqualTo(StopReason.DEADLINE);
        assertThat(result.failures().countOf("abandoned")).isEqualTo(10);
        assertThat(result.unsent()).isEqualTo(90);
    }

    @Test
    void reports_what_was_measured_when_it_is_interrupted() throws Exception {
        CountDownLatch full = new CountDownLatch(10);
        CompletableFuture<LoadResult> result = new CompletableFuture<>();
        AtomicBoolean interruptedAfterwards = new AtomicBoolean();
        Thread test =
                new Thread(
                        () -> {
                            result.complete(
                                    run(
                                            FakeTransports.silent(),
                                            Plans.aPlan().requests(100).concurrency(10).build(),
                                            RequestSource.of(
                                                    index -> {
                                                        full.countDown();
                                                        return PAGES.request(index);
                                                    })));
                            interruptedAfterwards.set(Thread.currentThread().isInterrupted());
                        });
        test.start();
        full.await();

        test.interrupt();

        assertThat(result.get(30, TimeUnit.SECONDS).stopReason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(result.get().requests() + result.get().unsent()).isEqualTo(100);
        test.join();
        assertThat(interruptedAfterwards).isTrue();
    }

    @Test
    void reports_even_where_the_authors_code_holds_the_lane() {
        CountDownLatch never = new CountDownLatch(1);
        LoadPlan plan = Plans.aPlan().requests(100).deadline(Duration.ofMillis(100)).build();

        LoadResult result =
                run(
                        FakeTransports.answering(LoadRunnerTests::ok),
                        plan,
                        RequestSource.of(
                                index -> {
                                    if (index == 40) {
                                        never.await();
                                    }
                                    return PAGES.request(index);
                                }));

        assertThat(result.stopReason()).isEqualTo(StopReason.DEADLINE);
        assertThat(result.requests()).isEqualTo(40);
        assertThat(result.unsent()).isEqualTo(60);
        never.countDown();
    }

    @Test
    void counts_what_politeness_held_back_at_the_deadline_as_unsent() {
        LoadPlan plan =
                Plans.aPlan()
                        .unbounded()
                        .concurrency(10)
                        .politeness(new Politeness(null, 1, null))
                        .deadline(Duration.ofMillis(100))
                        .build();
        List<Request> pages = Collections.nCopies(20, get("http://localhost/"));

        LoadResult result = run(FakeTransports.silent(), plan, RequestSource.of(pages.iterator()));

        assertThat(result.failures().countOf("abandoned")).isEqualTo(1);
        assertThat(result.unsent()).isEqualTo(19);
    }

    @Test
    void keeps_the_rate_of_a_host_by_the_real_clock() {
        LoadPlan plan =
                Plans.aPlan().requests(11).politeness(new Politeness(null, null, 100.0)).build();

        LoadResult result =
                run(FakeTransports.answering(LoadRunnerTests::ok), plan, RequestSource.of(PAGES));

        assertThat(result.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(result.succeeded()).isEqualTo(11);
    }

    @Test
    void says_that_the_target_is_unreachable_only_where_no_lane_reached_it() {
        LoadResult result =
                run(
                        FakeTransports.refusing(),
                        Plans.aPlan().requests(1_000_000).concurrency(8).lanes(2).build(),
                        RequestSource.of(PAGES));

        assertThat(result.stopReason()).isEqualTo(StopReason.TARGET_UNREACHABLE);
        assertThat(result.requests()).isLessThan(1_000_000);
        assertThat(result.requests() + result.unsent()).isEqualTo(1_000_000);
    }

    @Test
    void does_not_blame_the_target_for_an_empty_source() {
        LoadResult result =
                run(
                        FakeTransports.answering(LoadRunnerTests::ok),
                        Plans.aPlan().concurrency(8).lanes(2).build(),
                        RequestSource.of(Collections.emptyIterator()));

        assertThat(result.stopReason()).isEqualTo(StopReason.SOURCE_ENDED);
        assertThat(result.requests()).isZero();
    }

    @Test
    void files_each_request_under_the_second_in_which_it_ended() {
        LoadPlan plan =
                Plans.aPlan().unbounded().duration(Duration.ofMillis(2_500)).lanes(2).build();

        LoadResult result =
                run(FakeTransports.answering(LoadRunnerTests::ok), plan, RequestSource.of(PAGES));

        List<TimelinePoint> points = result.timeline().points();
        assertThat(points).hasSizeGreaterThanOrEqualTo(2).allMatch(point -> point.requests() > 0);
        assertThat(points.stream().mapToLong(TimelinePoint::requests).sum())
                .isEqualTo(result.requests());
    }

    @Test
    void counts_failures_and_goes_to_the_end() {
        Function<Request, Outcome> everyOther =
                request -> request.uri().endsWith("0") ? failure(FailureKind.RESET) : response(200);

        LoadResult result =
                run(
                        FakeTransports.answering(everyOther),
                        Plans.aPlan().requests(1_000).build(),
                        RequestSource.of(PAGES));

        assertThat(result.failed()).isEqualTo(100);
        assertThat(result.failures().countOf("connection reset")).isEqualTo(100);
        assertThat(result.statuses()).containsEntry(200, 900L);
        assertThat(result.stopReason()).isEqualTo(StopReason.COUNT_REACHED);
    }

    @Test
    void throws_what_is_a_defect_of_its_own_after_it_has_reported() {
        FakeTransports broken =
                FakeTransports.answering(
                        request -> {
                            throw new IllegalStateException("a defect");
                        });

        assertThatThrownBy(
                        () ->
                                run(
                                        broken,
                                        Plans.aPlan().requests(5).build(),
                                        RequestSource.of(PAGES)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a defect of its own")
                .hasRootCauseMessage("a defect");
        assertThat(heard.finished)
                .extracting(LoadResult::stopReason)
                .containsExactly(StopReason.ENGINE_FAILED);
    }

    /** Remembers what it was told. */
    private static final class Heard implements RunListener {

        private final List<PlanSummary> started = Collections.synchronizedList(new ArrayList<>());
        private final List<LoadResult> finished = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void started(PlanSummary plan) {
            started.add(plan);
        }

        @Override
        public void finished(LoadResult result) {
            finished.add(result);
        }
    }
}
