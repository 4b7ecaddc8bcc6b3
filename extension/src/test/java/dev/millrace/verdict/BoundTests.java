package dev.millrace.verdict;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.plan.Delay;
import dev.millrace.plan.Politeness;
import dev.millrace.result.LoadResults;
import dev.millrace.result.StopReason;
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
                                "The window bounded the run: 1,000 in flight for 1.5 s each allow"
                                        + " at most 667/s, and 660/s came; raising concurrency would help as"
                                        + " long as the target stays as fast."));
    }

    @Test
    void requests_that_were_never_answered_have_held_their_slots_too() {
        LoadResults result =
                aResult()
                        .window(10, 1)
                        .responses(100, millis(1))
                        .noResponses(10, "response time-out")
                        .slotTime(Duration.ofSeconds(9));

        assertThat(cause(result)).isEqualTo(Cause.WINDOW);
        assertThat(Bound.ceiling(result.build())).isCloseTo(122, within(1.0));
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
        LoadResults result = fast().generator(millis(1_900), millis(100), millis(900));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.GENERATOR_CPU,
                                "The generator's CPU bounded the run: its lanes were busy for 95 %"
                                        + " of the time, and at 95 % of their CPU; 10 in flight for 10 ms"
                                        + " each allow at most 1,000/s."));
    }

    @Test
    void lanes_with_a_little_time_to_spare_do_not_bound_it() {
        LoadResults result = fast().generator(millis(1_890), millis(100), NONE);

        assertThat(cause(result)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void time_spent_on_polling_is_time_to_spare() {
        LoadResults result = fast().polling(millis(500)).generator(millis(2_000), NONE, NONE);

        assertThat(cause(result.busy(millis(1_500)))).isEqualTo(Cause.WINDOW);
    }

    @Test
    void a_run_of_less_than_a_second_does_not_tell_whether_lanes_are_saturated() {
        LoadResults result =
                fast().elapsed(millis(900)).generator(millis(1_800), millis(100), millis(900));

        assertThat(cause(result)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void lanes_that_have_work_and_no_processor_are_starved() {
        LoadResults result =
                fast().busy(millis(1_980)).generator(millis(1_200), NONE, NONE).machineCpu(0.99);

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.STARVED,
                                "The generator was starved of CPU: its lanes had work for 99 % of"
                                        + " the time, but got a processor for 60 % only; all processors of"
                                        + " this machine were busy for 99 % of it; 10 in flight for 10 ms"
                                        + " each allow at most 1,000/s."));
    }

    @Test
    void nothing_is_concluded_from_cpu_time_that_nobody_told() {
        LoadResults busy = fast().unknownCpu().busy(millis(1_980));
        LoadResults idle = fast().unknownCpu().machineCpu(1);

        assertThat(Bound.of(busy.build()))
                .isEqualTo(
                        new Bound(
                                Cause.GENERATOR_CPU,
                                "The generator's CPU bounded the run: its lanes were busy for 99 %"
                                        + " of the time; 10 in flight for 10 ms each allow at most"
                                        + " 1,000/s."));
        assertThat(cause(idle)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void code_of_the_author_that_takes_half_of_busy_lanes_bounds_the_run() {
        LoadResults result = fast().generator(millis(1_990), NONE, millis(1_000));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.USER_CODE,
                                "The test's own code bounded the run: its request factory and"
                                        + " expectations took 50 % of the lanes' time; 10 in flight for 10 ms"
                                        + " each allow at most 1,000/s."));
    }

    @Test
    void code_of_the_author_that_waits_bounds_the_run_without_using_the_cpu() {
        LoadResults result = fast().generator(millis(10), NONE, millis(1_950));

        assertThat(cause(result)).isEqualTo(Cause.USER_CODE);
    }

    @Test
    void code_of_the_author_on_idle_lanes_bounds_nothing() {
        LoadResults result = fast().generator(millis(1_100), NONE, millis(1_000));

        assertThat(cause(result)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void long_pauses_bound_the_run() {
        LoadResults result = fast().generator(NONE, millis(250), NONE);

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.GC_PAUSES,
                                "Garbage collection bounded the run: it paused this JVM for 25 %"
                                        + " of the time; 10 in flight for 10 ms each allow at most 1,000/s."));
    }

    @Test
    void connecting_bounds_the_run_where_it_takes_half_of_the_response_time() {
        LoadResults result = fast().connections(1_000, millis(6));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.CONNECTING,
                                "Connecting bounded the run: 1,000 connections of 6 ms each took"
                                        + " 60 % of the time in which slots were in use; 10 in flight for 10"
                                        + " ms each allow at most 1,000/s."));
    }

    @Test
    void a_few_connections_bound_nothing() {
        assertThat(cause(fast().connections(10, millis(6)))).isEqualTo(Cause.WINDOW);
    }

    @Test
    void a_name_bounds_the_run_where_its_look_up_takes_half_of_it() {
        LoadResults result = fast().slowestLookUp(millis(500));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.NAMES,
                                "Looking up a name bounded the run: that took 500 ms of 1 s."));
        assertThat(cause(fast().slowestLookUp(millis(499)))).isEqualTo(Cause.WINDOW);
    }

    @Test
    void one_request_without_a_descriptor_tells_that_they_bound_the_run() {
        LoadResults result = fast().noResponses(3, "out of file descriptors");

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.DESCRIPTORS,
                                "File descriptors bounded the run: 3 requests failed as this process"
                                        + " may open no more; raise `ulimit -n`, or lower"
                                        + " concurrency."));
    }

    @Test
    void one_request_without_a_port_tells_that_they_bound_the_run() {
        LoadResults result = fast().noResponses(3, "out of local ports");

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.PORTS,
                                "Local ports bounded the run: 3 requests failed as this machine has"
                                        + " none left for the target; keep connections alive, or"
                                        + " widen net.ipv4.ip_local_port_range."));
    }

    @Test
    void the_schedule_bounds_a_run_that_sends_all_that_is_due() {
        LoadResults result =
                fast().rate(1_000).lag(995, Duration.ofNanos(64_000)).lag(5, millis(800));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.SCHEDULE,
                                "The schedule bounded the run: all that was due was sent, 99 % of it"
                                        + " no later than 64.1 us after it was due."));
    }

    @Test
    void the_window_bounds_a_run_whose_requests_are_late_all_along() {
        LoadResults result = fast().rate(2_000).lag(1_000, millis(250));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.WINDOW,
                                "The window bounded the run: 10 in flight for 10 ms each allow at"
                                        + " most 1,000/s, and 1,000/s came; raising concurrency would help as"
                                        + " long as the target stays as fast."));
    }

    @Test
    void the_schedule_does_not_bound_a_run_that_leaves_requests_unsent() {
        LoadResults result =
                fast().rate(2_000)
                        .lag(1_000, Duration.ofNanos(64_000))
                        .stoppedBy(StopReason.DURATION_OVER, 1);

        assertThat(cause(result)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void the_schedule_bounds_a_run_that_was_cut_short_in_time() {
        LoadResults result =
                aResult()
                        .window(10, 1)
                        .rate(1_000)
                        .responses(1_000, millis(1))
                        .stoppedBy(StopReason.OBJECTIVE_LOST, 10);

        assertThat(Bound.of(result.build()).sentence())
                .startsWith(
                        "The schedule bounded the run: all that was due before it was cut short was"
                                + " sent");
        assertThat(cause(result.stoppedBy(StopReason.OBJECTIVE_LOST, 11)))
                .isNotEqualTo(Cause.SCHEDULE);
    }

    @Test
    void a_target_that_stood_still_bounds_a_run_that_is_behind_with_free_slots() {
        LoadResults result =
                aResult()
                        .window(100, 1)
                        .rate(1_000)
                        .responses(999, millis(10))
                        .responses(1, millis(900))
                        .lag(1_000, Duration.ofNanos(64_000))
                        .stoppedBy(StopReason.DURATION_OVER, 50);

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.SERVER,
                                "The target bounded the run for a while: requests were late though"
                                        + " on average only 10.9 of 100 slots were in use; its"
                                        + " slowest response took 900 ms."));
    }

    @Test
    void nobody_knows_what_made_requests_late_where_neither_window_nor_target_did() {
        LoadResults result =
                aResult()
                        .window(100, 1)
                        .rate(1_000)
                        .responses(1_000, millis(10))
                        .lag(900, Duration.ofNanos(64_000))
                        .lag(100, millis(900));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.UNKNOWN,
                                "What made requests late cannot be told: on average only 10.0 of 100"
                                        + " slots were in use, the target's slowest response took 10"
                                        + " ms, and the latest request left 900 ms after it was"
                                        + " due."));
    }

    @Test
    void one_request_at_a_time_waits_for_no_other() {
        LoadResults result =
                aResult().window(1, 1).responses(99, millis(10)).responses(1, millis(1));

        assertThat(cause(result)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void pauses_that_were_asked_for_bound_a_run_whose_slots_are_free() {
        LoadResults result =
                aResult()
                        .window(50, 1)
                        .politeness(new Politeness(Delay.of(millis(100)), null, null))
                        .responses(5, millis(100));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.POLITENESS,
                                "The run's own pauses and limits bounded it: on average 0.5 of 50"
                                        + " slots had a request in flight."));
    }

    @Test
    void the_machine_bounds_a_run_that_leaves_no_processor_idle() {
        LoadResults result = fast().generator(millis(1_300), NONE, NONE).machineCpu(0.95);

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.MACHINE_CPU,
                                "This machine's CPU bounded the run: its processors were busy for 95"
                                        + " % of the time, the lanes at 65 % of theirs; what else"
                                        + " runs here, such as the target, needs them too."));
        assertThat(cause(result.machineCpu(0.94))).isEqualTo(Cause.WINDOW);
        assertThat(cause(fast().generator(millis(190), NONE, NONE).machineCpu(1)))
                .isEqualTo(Cause.WINDOW);
    }

    @Test
    void the_target_bounds_a_run_in_which_nearly_all_took_three_times_as_long_as_the_fastest() {
        LoadResults result =
                aResult().window(10, 2).responses(999, millis(10)).responses(1, millis(3));

        assertThat(Bound.of(result.build()))
                .isEqualTo(
                        new Bound(
                                Cause.SERVER,
                                "The target bounded the run, as far as can be seen from outside:"
                                        + " with 10 in flight three of four responses took 10 ms or"
                                        + " longer, but the fastest 3 ms, so that requests waited"
                                        + " there for each other; raising concurrency would make them"
                                        + " wait longer."));
        assertThat(cause(fast().responses(1, millis(4)))).isEqualTo(Cause.WINDOW);
    }

    @Test
    void slow_pages_among_quick_ones_do_not_wait_for_each_other() {
        LoadResults pages =
                aResult().window(10, 2).responses(300, millis(1)).responses(700, millis(50));

        assertThat(cause(pages)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void a_few_very_slow_responses_say_nothing_about_the_others() {
        LoadResults tail = fast().responses(10, Duration.ofSeconds(5)).elapsed(millis(6_000));

        assertThat(cause(tail)).isEqualTo(Cause.WINDOW);
    }

    @Test
    void a_target_in_the_same_process_is_told_of_whatever_bounds_the_run() {
        Bound bound = Bound.of(fast().ownTarget().build());

        assertThat(bound.cause()).isEqualTo(Cause.WINDOW);
        assertThat(bound.sentence())
                .endsWith(
                        "stays as fast. The target runs in this very process: both share CPU, heap"
                                + " and collectors' pauses.");
    }

    @Test
    void the_ceiling_is_littles_law() {
        assertThat(Bound.ceiling(fast().build())).isCloseTo(1_000, within(1.0));
        assertThat(Bound.ceiling(aResult().build())).isZero();
    }

    private static Cause cause(LoadResults result) {
        return Bound.of(result.build()).cause();
    }

    private static LoadResults fast() {
        return aResult().window(10, 2).responses(1_000, millis(10));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void what_this_side_lacks_says_little_about_the_target() {
        assertThat(Cause.values())
                .filteredOn(Cause::ofGenerator)
                .containsExactlyInAnyOrder(
                        Cause.DESCRIPTORS,
                        Cause.PORTS,
                        Cause.USER_CODE,
                        Cause.GC_PAUSES,
                        Cause.STARVED,
                        Cause.GENERATOR_CPU,
                        Cause.WINDOW);
    }
}
