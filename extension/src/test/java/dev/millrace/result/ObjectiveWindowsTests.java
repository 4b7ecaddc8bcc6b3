package dev.millrace.result;

import static dev.millrace.result.LoadResults.aResult;
import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ObjectiveWindowsTests {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final Duration ANY = Duration.ofSeconds(1);
    private static final Objective MAX =
            Objective.of(Measure.RESPONSE_TIME_MAX, 5 * MILLI).inAny(ANY);
    private static final Objective MEAN =
            Objective.of(Measure.RESPONSE_TIME_MEAN, 5 * MILLI).inAny(ANY);
    private static final Objective FAILURES = Objective.of(Measure.FAILURES, 0.5).inAny(ANY);
    private static final Objective THROUGHPUT = Objective.of(Measure.THROUGHPUT, 9).inAny(ANY);

    private static WindowFigures window(long requests, long failed, long answered, long millis) {
        return new WindowFigures(
                0, SECOND, requests, failed, distribution(answered, millis * MILLI));
    }

    private static ObjectiveWindows of(Objective objective, WindowFigures... windows) {
        ObjectiveWindows all = ObjectiveWindows.none(objective);
        for (WindowFigures window : windows) {
            all = all.plus(window);
        }
        return all;
    }

    @Test
    void keep_the_window_with_the_longest_time() {
        WindowFigures slow = window(1_000, 0, 1_000, 3);
        WindowFigures quick = window(1_000, 0, 1_000, 2);
        Objective p99 = Objective.percentile(99, MILLI).inAny(ANY);

        assertThat(of(p99, quick, slow, quick).worst()).isEqualTo(slow);
        assertThat(of(MAX, quick, slow, quick).worst()).isEqualTo(slow);
        assertThat(of(MEAN, slow, quick).worst()).isEqualTo(slow);
    }

    @Test
    void take_no_answer_for_slower_than_any() {
        WindowFigures slow = window(1_000, 0, 1_000, 3_000);
        WindowFigures unanswered = window(1_000, 0, 989, 1);
        Objective p99 = Objective.percentile(99, MILLI).inAny(ANY);

        assertThat(of(p99, slow, unanswered, slow).worst()).isEqualTo(unanswered);
        assertThat(of(MAX, slow, unanswered, slow).worst()).isEqualTo(unanswered);
    }

    @Test
    void never_hide_behind_a_better_mean_that_some_were_not_answered() {
        WindowFigures met = window(10, 0, 10, 4);
        WindowFigures unanswered = window(10, 1, 9, 1);
        WindowFigures missed = window(10, 0, 10, 6);

        assertThat(of(MEAN, met, unanswered).worst()).isEqualTo(unanswered);
        assertThat(of(MEAN, unanswered, missed).worst()).isEqualTo(missed);
    }

    @Test
    void keep_the_window_with_the_largest_share_of_failures() {
        WindowFigures some = window(10, 2, 10, 1);
        WindowFigures more = window(4, 1, 4, 1);

        assertThat(of(FAILURES, some, more).worst()).isEqualTo(more);
        assertThat(of(FAILURES, more, window(0, 0, 0, 1)).judged()).isEqualTo(1);
    }

    @Test
    void keep_the_window_with_the_smallest_throughput_also_where_it_is_none() {
        WindowFigures none = window(3, 3, 3, 1);

        assertThat(of(THROUGHPUT, window(5, 0, 5, 1), none).worst()).isEqualTo(none);
    }

    @Test
    void keep_the_first_of_several_that_are_the_worst() {
        WindowFigures first = new WindowFigures(0, SECOND, 1, 1, distribution(1, MILLI));
        WindowFigures second = new WindowFigures(1, SECOND + 1, 1, 1, distribution(1, MILLI));

        assertThat(of(FAILURES, first, second).worst()).isEqualTo(first);
    }

    @Test
    void of_two_shares_of_a_run_have_the_worse_worst_one() {
        LoadResult one = aResult().windows(of(FAILURES, window(10, 1, 10, 1))).build();
        LoadResult other =
                aResult()
                        .windows(
                                of(FAILURES, window(10, 3, 10, 1), window(0, 0, 0, 1)),
                                ObjectiveWindows.none(MAX))
                        .build();

        LoadResult merged = one.merge(other);

        assertThat(merged.windows())
                .containsExactly(
                        new ObjectiveWindows(FAILURES, 3, 2, window(10, 3, 10, 1)),
                        ObjectiveWindows.none(MAX));
        assertThat(other.merge(one).windows()).isEqualTo(merged.windows());
    }

    @Test
    void of_a_share_without_any_are_those_of_the_other() {
        ObjectiveWindows some = of(FAILURES, window(10, 1, 10, 1));

        assertThat(some.merge(ObjectiveWindows.none(FAILURES))).isEqualTo(some);
        assertThat(ObjectiveWindows.none(FAILURES).merge(some)).isEqualTo(some);
    }

    @Test
    void of_two_shares_have_the_throughput_of_both() {
        ObjectiveWindows merged =
                of(THROUGHPUT, window(5, 0, 5, 1)).merge(of(THROUGHPUT, window(6, 1, 5, 1)));

        assertThat(merged.worst()).isEqualTo(window(11, 1, 10, 1));
    }
}
