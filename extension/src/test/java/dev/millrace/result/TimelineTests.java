package dev.millrace.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTests {

    @Test
    void an_hour_of_seconds_is_kept_as_it_is() {
        Timeline timeline = new Timeline(seconds(3_600));

        assertThat(timeline.points()).isEqualTo(seconds(3_600));
    }

    @Test
    void beyond_an_hour_neighbours_are_merged() {
        Timeline timeline = new Timeline(seconds(3_601));

        assertThat(timeline.points())
                .hasSize(1_801)
                .startsWith(point(0, 2, 2, 1), point(2, 2, 2, 3))
                .endsWith(point(3_600, 1, 1, 3_600));
    }

    @Test
    void any_length_stays_bounded_and_loses_no_request() {
        Timeline timeline = new Timeline(seconds(100_000));

        assertThat(timeline.points()).hasSizeLessThanOrEqualTo(Timeline.MOST_POINTS);
        assertThat(timeline.points().stream().mapToLong(TimelinePoint::requests).sum())
                .isEqualTo(100_000);
    }

    @Test
    void points_of_the_same_start_add_up() {
        Timeline one = new Timeline(List.of(point(0, 1, 5, 10), point(1, 1, 6, 20)));
        Timeline other = new Timeline(List.of(point(0, 1, 7, 30), point(2, 1, 8, 40)));

        Timeline merged = one.merge(other);

        assertThat(merged.points())
                .containsExactly(point(0, 1, 12, 30), point(1, 1, 6, 20), point(2, 1, 8, 40));
        assertThat(other.merge(one)).isEqualTo(merged);
    }

    @Test
    void merging_with_nothing_changes_nothing() {
        Timeline timeline = new Timeline(seconds(3));

        assertThat(timeline.merge(Timeline.EMPTY)).isEqualTo(timeline);
        assertThat(Timeline.EMPTY.merge(timeline)).isEqualTo(timeline);
    }

    @Test
    void a_finer_share_is_merged_as_coarsely_as_the_other() {
        Timeline coarse = new Timeline(seconds(3_602));
        Timeline fine = new Timeline(seconds(3_600));

        Timeline merged = fine.merge(coarse);

        assertThat(merged.points())
                .hasSize(1_801)
                .startsWith(point(0, 2, 4, 1), point(2, 2, 4, 3))
                .endsWith(point(3_600, 2, 2, 3_601));
        assertThat(coarse.merge(fine)).isEqualTo(merged);
    }

    private static List<TimelinePoint> seconds(int count) {
        return IntStream.range(0, count).mapToObj(second -> point(second, 1, 1, second)).toList();
    }

    private static TimelinePoint point(int start, int length, long requests, int maxMillis) {
        Duration max = Duration.ofMillis(maxMillis);
        return new TimelinePoint(
                Duration.ofSeconds(start), Duration.ofSeconds(length), requests, 0, max, max);
    }
}
