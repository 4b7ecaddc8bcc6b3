package dev.millrace.recording;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.ObjectiveWindows;
import dev.millrace.result.WindowFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTests {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final Objective MEDIAN =
            Objective.percentile(50, MILLI).inAny(Duration.ofSeconds(3));
    private static final Objective FAILURES =
            Objective.of(Measure.FAILURES, 0.1).inAny(Duration.ofSeconds(3));

    /** What ended in one second, or in a part of one, or in a stall and after it. */
    private record Second(long fromNanos, long toNanos, List<Long> times, List<Boolean> successes) {

        Recording recording(List<Objective> objectives) {
            Recording recording = new Recording(Detail.of(objectives));
            for (int i = 0; i < successes.size(); i++) {
                long time = times.get(i);
                if (time >= 0) {
                    recording.response(200, time, time, 0);
                }
                if (successes.get(i)) {
                    recording.succeeded();
                } else {
                    recording.failed("status 200", "was 500", i, () -> "");
                }
                recording.labelled(i % 2 == 0 ? "even" : "odd", time, successes.get(i));
            }
            return recording;
        }
    }

    private static List<Second> run(long seed, int seconds, int most) {
        Random random = new Random(seed);
        List<Second> run = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < seconds; i++) {
            boolean last = i == seconds - 1;
            boolean stall = random.nextInt(8) == 0;
            long length = last ? 300 * MILLI : SECOND + random.nextInt(100_000_000);
            long end = now + (stall ? 3 * length : length);
            List<Long> times = new ArrayList<>();
            List<Boolean> successes = new ArrayList<>();
            long typical = (1 + random.nextInt(20)) * MILLI;
            for (int requests = random.nextInt(most); requests > 0; requests--) {
                boolean answered = random.nextInt(50) > 0;
                times.add(answered ? typical + random.nextInt(1_000_000) : -1);
                successes.add(answered && random.nextInt(10) > 0);
            }
            run.add(new Second(now, end, times, successes));
            now = end;
        }
        return run;
    }

    private static List<ObjectiveWindows> slide(List<Second> run, Objective... objectives) {
        List<Objective> all = List.of(objectives);
        Windows windows = new Windows(all);
        run.forEach(second -> windows.slide(second.recording(all), second.toNanos()));
        return windows.soFar();
    }

    private static ObjectiveWindows only(List<Second> run, Objective objective) {
        List<ObjectiveWindows> all = slide(run, objective);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static WindowFigures worst(ObjectiveWindows windows) {
        return requireNonNull(windows.worst());
    }

    /** Every window, made anew of all that ended in it; the first one from the start. */
    private static List<WindowFigures> windowsByHand(List<Second> run, long length, int step) {
        List<WindowFigures> windows = new ArrayList<>();
        for (int end = 0; end < run.size(); end++) {
            long to = run.get(end).toNanos();
            int start = end;
            while (start > 0 && (windows.isEmpty() || to - run.get(start).fromNanos() < length)) {
                start--;
            }
            if (to - run.get(start).fromNanos() >= length) {
                windows.add(figures(run.subList(start, end + 1), step));
            }
        }
        return windows;
    }

    /** Of all requests, or of every second one. */
    private static WindowFigures figures(List<Second> seconds, int step) {
        Histogram times = LatencyDistribution.newHistogram();
        long requests = 0;
        long failed = 0;
        for (Second second : seconds) {
            for (int i = 0; i < second.times().size(); i += step) {
                requests++;
                failed += second.successes().get(i) ? 0 : 1;
                if (second.times().get(i) >= 0) {
                    times.recordValue(second.times().get(i));
                }
            }
        }
        return new WindowFigures(
                seconds.get(0).fromNanos(),
                seconds.get(seconds.size() - 1).toNanos(),
                requests,
                failed,
                LatencyDistribution.of(times));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void of_time_are_those_found_by_hand(long seed) {
        List<Second> run = run(seed, 40, 100);

        List<ObjectiveWindows> found = slide(run, MEDIAN, FAILURES, MEDIAN.forLabel("even"));

        List<WindowFigures> byHand = windowsByHand(run, 3 * SECOND, 1);
        assertThat(found.get(0)).isEqualTo(outcome(MEDIAN, byHand));
        assertThat(found.get(1)).isEqualTo(outcome(FAILURES, byHand));
        assertThat(found.get(2))
                .isEqualTo(outcome(MEDIAN.forLabel("even"), windowsByHand(run, 3 * SECOND, 2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void of_time_forget_the_longest_time_once_it_is_too_old(long seed) {
        Objective max = Objective.of(Measure.RESPONSE_TIME_MAX, MILLI).inAny(Duration.ofSeconds(3));
        List<Second> run = run(seed, 40, 3);

        List<WindowFigures> byHand = windowsByHand(run, 3 * SECOND, 1);
        assertThat(only(run, max)).isEqualTo(outcome(max, byHand));
        assertThat(only(run.subList(0, 10), max))
                .isEqualTo(outcome(max, windowsByHand(run.subList(0, 10), 3 * SECOND, 1)));
    }

    private static ObjectiveWindows outcome(Objective objective, List<WindowFigures> windows) {
        ObjectiveWindows outcome = ObjectiveWindows.none(objective);
        for (WindowFigures window : windows) {
            outcome = outcome.plus(window);
        }
        return outcome;
    }

    @Test
    void of_time_may_be_worst_at_the_very_end_in_a_part_of_a_second() {
        List<Second> run = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            run.add(all(i * SECOND, (i + 1) * SECOND, 10, 0));
        }
        run.add(all(5 * SECOND, 5 * SECOND + 300 * MILLI, 0, 5));

        WindowFigures worst = worst(only(run, FAILURES));

        assertThat(worst.failed()).isEqualTo(5);
        assertThat(worst.requests()).isEqualTo(35);
        assertThat(worst.from()).isEqualTo(2 * SECOND);
        assertThat(worst.to()).isEqualTo(5 * SECOND + 300 * MILLI);
    }

    private static Second all(long from, long to, int succeeded, int failed) {
        List<Long> times = new ArrayList<>();
        List<Boolean> successes = new ArrayList<>();
        for (int i = 0; i < succeeded + failed; i++) {
            times.add(MILLI);
            successes.add(i < succeeded);
        }
        return new Second(from, to, times, successes);
    }

    @Test
    void of_time_are_judged_as_soon_as_they_are_full_and_not_before() {
        assertThat(only(List.of(all(0, 3 * SECOND - 1, 0, 9)), FAILURES).windows()).isZero();
        assertThat(only(List.of(all(0, 3 * SECOND, 0, 9)), FAILURES).windows()).isEqualTo(1);
    }

    @Test
    void of_time_leave_unjudged_where_too_few_requests_ended() {
        List<Second> run =
                List.of(
                        all(0, 3 * SECOND, 19, 0),
                        all(3 * SECOND, 6 * SECOND, 20, 0),
                        all(6 * SECOND, 9 * SECOND, 0, 0));

        ObjectiveWindows windows = only(run, MEDIAN);

        assertThat(windows.windows()).isEqualTo(3);
        assertThat(windows.judged()).isEqualTo(1);
        assertThat(worst(windows).from()).isEqualTo(3 * SECOND);
    }

    @Test
    void of_time_without_any_request_have_no_throughput() {
        Objective throughput = Objective.of(Measure.THROUGHPUT, 1).inAny(Duration.ofSeconds(3));
        List<Second> run = List.of(all(0, 3 * SECOND, 9, 0), all(3 * SECOND, 6 * SECOND, 0, 0));

        assertThat(worst(only(run, throughput)).requests()).isZero();
    }

    @Test
    void that_are_long_are_kept_in_60_slices_and_slide_second_by_second_all_the_same() {
        Objective failures = Objective.of(Measure.FAILURES, 0).inAny(Duration.ofMinutes(10));
        List<Second> run = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            run.add(all(i * SECOND, (i + 1) * SECOND, 1, i == 800 ? 1 : 0));
        }

        ObjectiveWindows windows = only(run, failures);

        assertThat(windows.windows()).isEqualTo(601);
        WindowFigures worst = worst(windows);
        assertThat(worst.failed()).isEqualTo(1);
        assertThat(worst.to()).isBetween(801 * SECOND, 810 * SECOND);
        assertThat(worst.to() - worst.from()).isEqualTo(600 * SECOND);
        assertThat(worst.requests()).isEqualTo(601);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1_000})
    void of_requests_are_those_found_by_hand(int count) {
        List<Second> run = run(count, 40, 100);
        Objective objective = Objective.of(Measure.FAILURES, 0.1).overLast(count);
        List<Boolean> successes =
                run.stream().flatMap(second -> second.successes().stream()).toList();

        ObjectiveWindows found = only(run, objective);

        assertThat(found.windows()).isEqualTo(successes.size() - count + 1);
        assertThat(found.judged()).isEqualTo(found.windows());
        assertThat(found.worst()).isEqualTo(mostFailed(successes, count));
    }

    private static WindowFigures mostFailed(List<Boolean> successes, int count) {
        List<WindowFigures> windows = new ArrayList<>();
        for (int from = 0; from + count <= successes.size(); from++) {
            long failed = successes.subList(from, from + count).stream().filter(ok -> !ok).count();
            windows.add(
                    new WindowFigures(
                            from, from + count, count, failed, LatencyDistribution.EMPTY));
        }
        Comparator<WindowFigures> first =
                Comparator.comparing(WindowFigures::failed)
                        .thenComparing(WindowFigures::from, Comparator.reverseOrder());
        return windows.stream().max(first).orElseThrow();
    }

    @Test
    void of_requests_are_none_where_fewer_ended() {
        Objective objective = Objective.of(Measure.FAILURES, 0).overLast(10);

        ObjectiveWindows windows = only(List.of(all(0, SECOND, 0, 9)), objective);

        assertThat(windows).isEqualTo(ObjectiveWindows.none(objective));
    }

    @Test
    void of_requests_of_a_label_leave_others_out() {
        Objective odd = Objective.of(Measure.FAILURES, 0).overLast(3).forLabel("odd");
        Second second =
                new Second(
                        0,
                        SECOND,
                        List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L),
                        List.of(false, true, false, false, false, true, false, false));

        WindowFigures worst = worst(only(List.of(second), odd));

        assertThat(worst).isEqualTo(new WindowFigures(1, 4, 3, 2, LatencyDistribution.EMPTY));
    }

    @Test
    void of_requests_of_two_lanes_follow_each_other_within_a_second() {
        Objective objective = Objective.of(Measure.FAILURES, 0).overLast(4);
        Recording second = new Recording(Detail.of(List.of(objective)));
        second.add(all(0, SECOND, 2, 2).recording(List.of(objective)));
        second.add(all(0, SECOND, 1, 1).recording(List.of(objective)));
        Windows windows = new Windows(List.of(objective));

        windows.slide(second, SECOND);

        // In order: two that succeeded, two that failed, one that succeeded, one that failed.
        assertThat(windows.soFar().get(0).worst())
                .isEqualTo(new WindowFigures(2, 6, 4, 3, LatencyDistribution.EMPTY));
    }

    @Test
    void are_none_where_no_objective_has_any() {
        assertThat(slide(run(1, 5, 10), Objective.percentile(99, MILLI))).isEmpty();
    }
}
