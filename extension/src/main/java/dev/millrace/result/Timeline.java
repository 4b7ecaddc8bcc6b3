package dev.millrace.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The run second by second; beyond {@link #MOST_POINTS} neighbours are merged, so that it stays
 * bounded.
 *
 * @param points in the order of time
 */
public record Timeline(List<TimelinePoint> points) {

    /** So many points are kept at most: an hour of seconds. */
    public static final int MOST_POINTS = 3_600;

    /** Of nothing. */
    public static final Timeline EMPTY = new Timeline(List.of());

    // Merges neighbours until there is room.
    public Timeline {
        List<TimelinePoint> fitting = points;
        while (fitting.size() > MOST_POINTS) {
            fitting = halved(fitting);
        }
        points = List.copyOf(fitting);
    }

    /**
     * Returns the timeline of two shares that ran side by side: points of the same start add up,
     * where one has merged its neighbours those of the other are merged too.
     *
     * @param other the other share's
     * @return the sum
     */
    public Timeline merge(Timeline other) {
        SortedMap<Duration, TimelinePoint> byStart = new TreeMap<>();
        Stream.concat(asCoarseAs(other).stream(), other.asCoarseAs(this).stream())
                .forEach(point -> byStart.merge(point.start(), point, TimelinePoint::beside));
        return new Timeline(List.copyOf(byStart.values()));
    }

    private List<TimelinePoint> asCoarseAs(Timeline other) {
        List<TimelinePoint> fitting = points;
        while (fitting.size() > 1
                && step(fitting).multipliedBy(2).compareTo(step(other.points)) <= 0) {
            fitting = halved(fitting);
        }
        return fitting;
    }

    private static Duration step(List<TimelinePoint> points) {
        return points.isEmpty() ? Duration.ZERO : points.get(0).length();
    }

    private static List<TimelinePoint> halved(List<TimelinePoint> points) {
        List<TimelinePoint> pairs = new ArrayList<>((points.size() + 1) / 2);
        for (int i = 0; i < points.size(); i += 2) {
            boolean last = i + 1 == points.size();
            pairs.add(last ? points.get(i) : points.get(i).then(points.get(i + 1)));
        }
        return pairs;
    }
}
