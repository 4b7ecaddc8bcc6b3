package dev.millrace.verdict;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.result.LoadResults;
import dev.millrace.verdict.Bound.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundTests {

    private static final Duration NONE = Duration.ZERO;

    @Test
    void without_a_response_it_cannot_be_told() {
        Bound bound = Bound.of(aResult().noResponses(10, "connection refused").build());

        assertThat(bound)
                .isEqualTo(
                        new Bound(
                                Cause.UNKNOWN,
                                "What bounded the run cannot be told: no request got a response."));
    }

    @Test
    void the_window_bounds_what_nothing_else_does() {
        LoadResults result =
                aResult()
                        .window(1_000, 1)
                        .responses(6_600, Duration.ofMillis(1_500))
                        .elapsed(Duration.ofSeconds(10))
                        .generator(Duration.ofMillis(9_490), Duration.ofMillis(1_990), NONE);

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.WINDOW,
                                "The window bounded the run: 1,000 in flight at a mean response"
                                        + " time of 1.5 s allow at most 667/s, and 660/s came;"
                                        + " raising concurrency would help as long as the target"
                                        + " stays as fast."));
    }

    @Test
    void the_window_does_not_bound_a_run_that_never_filled_it() {
        LoadResults result =
                aResult()
                        .window(50, 1)
                        .responses(5, Duration.ofMillis(100))
                        .elapsed(Duration.ofSeconds(1))
                        .generator(Duration.ofMillis(10), Duration.ZERO, NONE);

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.TOO_LITTLE,
                                "The run was too short for its window to bound it: on average 0.5"
                                        + " of 50 slots were in use."));
    }

    @Test
    void lanes_without_time_to_spare_bound_the_run() {
        LoadResults result = fast().generator(millis(1_900), millis(500), millis(900));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.GENERATOR_CPU,
                                "The generator's CPU bounded the run: its lanes were at 95 % of"
                                        + " their CPU; 10 in flight at a mean response time of 10"
                                        + " ms allow at most 1,000/s."));
    }

    @Test
    void code_of_the_author_that_takes_half_of_busy_lanes_bounds_the_run() {
        LoadResults result = fast().generator(millis(1_990), NONE, millis(1_000));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.USER_CODE,
                                "The test's own code bounded the run: its request factory and"
                                        + " expectations took 50 % of the lanes' time; 10 in flight"
                                        + " at a mean response time of 10 ms allow at most"
                                        + " 1,000/s."));
    }

    @Test
    void code_of_the_author_that_waits_bounds_the_run_without_using_the_cpu() {
        LoadResults result = fast().generator(millis(10), NONE, millis(1_950));

        assertThat(Bound.of(result.build()).cause()).isEqualTo(Cause.USER_CODE);
    }

    @Test
    void code_of_the_author_on_idle_lanes_bounds_nothing() {
        LoadResults result = fast().generator(millis(1_100), NONE, millis(1_000));

        assertThat(Bound.of(result.build()).cause()).isEqualTo(Cause.WINDOW);
    }

    @Test
    void long_pauses_bound_the_run() {
        LoadResults result = fast().generator(NONE, millis(250), NONE);

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.GC_PAUSES,
                                "Garbage collection bounded the run: it paused this JVM for 25 % of"
                                        + " the time; 10 in flight at a mean response time of 10 ms"
                                        + " allow at most 1,000/s."));
    }

    @Test
    void connecting_bounds_the_run_where_it_takes_half_of_the_response_time() {
        LoadResults result = fast().connections(1_000, millis(6));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.CONNECTING,
                                "Connecting bounded the run: 1,000 connections of 6 ms each took"
                                        + " 60 % of the response time; 10 in flight at a mean"
                                        + " response time of 10 ms allow at most 1,000/s."));
    }

    @Test
    void a_few_connections_bound_nothing() {
        LoadResults result = fast().connections(10, millis(6));

        assertThat(Bound.of(result.build()).cause()).isEqualTo(Cause.WINDOW);
    }

    @Test
    void the_ceiling_is_littles_law() {
        assertThat(Bound.ceiling(fast().build())).isCloseTo(1_000, within(1.0));
        assertThat(Bound.ceiling(aResult().build())).isZero();
    }

    private static LoadResults fast() {
        return aResult().window(10, 2).responses(1_000, millis(10));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
