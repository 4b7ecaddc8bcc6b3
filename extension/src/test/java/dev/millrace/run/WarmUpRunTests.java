package dev.millrace.run;

import static dev.millrace.request.Requests.get;
import static dev.millrace.run.FakeTransport.response;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.Plans;
import dev.millrace.plan.WarmUp;
import dev.millrace.request.RequestFactory;
import dev.millrace.request.RequestSource;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import dev.millrace.result.TimelinePoint;
import dev.millrace.result.WarmedUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs, on threads of their own. */
@Timeout(60)
class WarmUpRunTests {

    private static final RequestFactory PAGES = index -> get("http://h/" + index);

    private final AtomicLong sent = new AtomicLong();
    private final List<Progress> told = new ArrayList<>();

    private LoadResult run(Plans plan) {
        return run(plan, RequestSource.of(PAGES));
    }

    private LoadResult run(Plans plan, RequestSource source) {
        FakeTransports transports =
                FakeTransports.answering(
                        request -> {
                            sent.incrementAndGet();
                            return response(200);
                        });
        RunListener listener =
                new RunListener() {
                    @Override
                    public void progressed(Progress progress) {
                        told.add(progress);
                    }
                };
        return new LoadRunner(transports, NanoClock.SYSTEM).run(plan.build(), source, listener);
    }

    private static WarmedUp warmUp(LoadResult result) {
        return Objects.requireNonNull(result.warmUp());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void all_lanes_together_record_as_many_as_were_asked_for(int lanes) {
        LoadResult result =
                run(
                        Plans.aPlan()
                                .lanes(lanes)
                                .concurrency(8)
                                .requests(20_000)
                                .warmUp(WarmUp.time(ofMillis(50))));

        assertThat(result.requests()).isEqualTo(20_000);
        assertThat(result.stopReason()).isEqualTo(StopReason.COUNT_REACHED);
        assertThat(result.requests() + warmUp(result).requests()).isEqualTo(sent.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lanes_of_the_open_model_begin_with_the_same_request(int lanes) {
        LoadResult result =
                run(
                        Plans.aPlan()
                                .lanes(lanes)
                                .rate(1_000)
                                .requests(100)
                                .warmUp(WarmUp.requests(51)));

        assertThat(result.requests()).isEqualTo(100);
        assertThat(warmUp(result).requests()).isEqualTo(51);
        assertThat(result.stopReason()).isEqualTo(StopReason.COUNT_REACHED);
    }

    @Test
    void the_duration_counts_from_its_end() {
        LoadResult result =
                run(
                        Plans.aPlan()
                                .rate(200)
                                .unbounded()
                                .duration(ofMillis(500))
                                .warmUp(WarmUp.time(ofMillis(250))));

        assertThat(warmUp(result).requests()).isEqualTo(50);
        assertThat(warmUp(result).length()).isBetween(ofMillis(250), ofSeconds(20));
        assertThat(result.requests()).isEqualTo(100);
    }

    @Test
    void the_closed_model_goes_on_for_its_duration_after_it() {
        LoadResult result =
                run(
                        Plans.aPlan()
                                .unbounded()
                                .duration(ofMillis(1_200))
                                .warmUp(WarmUp.time(ofMillis(1_500))));

        assertThat(result.stopReason()).isEqualTo(StopReason.DURATION_OVER);
        assertThat(result.elapsed()).isBetween(ofSeconds(1), ofSeconds(20));
        assertThat(result.timeline().points())
                .extracting(TimelinePoint::requests)
                .satisfies(
                        each ->
                                assertThat(each.stream().mapToLong(Long::longValue).sum())
                                        .isEqualTo(result.requests()));
        assertThat(told).first().extracting(Progress::warmingUp).isEqualTo(true);
        assertThat(told).last().extracting(Progress::left).isNotNull();
    }

    @Test
    void a_source_that_ends_in_it_leaves_nothing_recorded() {
        RequestSource five =
                RequestSource.of(LongStream.range(0, 5).mapToObj(i -> get("http://h/" + i)));

        LoadResult result = run(Plans.aPlan().requests(10).warmUp(WarmUp.requests(100)), five);

        assertThat(result.requests()).isZero();
        assertThat(result.responses()).isZero();
        assertThat(result.timeline().points()).isEmpty();
        assertThat(result.stopReason()).isEqualTo(StopReason.SOURCE_ENDED);
        assertThat(warmUp(result).requests()).isEqualTo(5);
    }

    @Test
    void its_failures_are_told_and_not_judged() {
        AtomicLong answered = new AtomicLong();
        FakeTransports transports =
                FakeTransports.answering(
                        request -> response(answered.getAndIncrement() < 30 ? 500 : 200));

        LoadResult result =
                new LoadRunner(transports, NanoClock.SYSTEM)
                        .run(
                                Plans.aPlan()
                                        .concurrency(1)
                                        .requests(10)
                                        .failFast()
                                        .warmUp(WarmUp.requests(30))
                                        .build(),
                                RequestSource.of(PAGES),
                                new RunListener() {});

        assertThat(result.failed()).isZero();
        assertThat(result.requests()).isEqualTo(10);
        assertThat(warmUp(result).failed()).isEqualTo(30);
    }

    /** Ten times as fast as time goes by, as a steady state takes ten seconds to see. */
    @Test
    void begins_to_record_when_it_has_waited_for_a_steady_state_for_long_enough() {
        NanoClock fast =
                new NanoClock() {
                    @Override
                    public long nanos() {
                        return 10 * NanoClock.SYSTEM.nanos();
                    }

                    @Override
                    public Instant instant() {
                        return NanoClock.SYSTEM.instant();
                    }
                };

        LoadResult result =
                new LoadRunner(FakeTransports.answering(request -> response(200)), fast)
                        .run(
                                Plans.aPlan()
                                        .rate(100)
                                        .requests(200)
                                        .warmUp(WarmUp.untilSteady(ofSeconds(15)))
                                        .build(),
                                RequestSource.of(PAGES),
                                new RunListener() {});

        assertThat(result.requests()).isEqualTo(200);
        assertThat(warmUp(result).length()).isBetween(ofSeconds(10), ofSeconds(80));
        assertThat(warmUp(result).requests()).isGreaterThanOrEqualTo(1_000);
    }
}
