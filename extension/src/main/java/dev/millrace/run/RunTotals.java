package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.recording.Recording;
import dev.millrace.result.Timeline;
import dev.millrace.result.TimelinePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all lanes have recorded so far: in total, in this second, and second by second. */
final class RunTotals {

    private final LoadPlan plan;
    private final NanoClock clock;
    private long startNanos;
    private final Recording total = new Recording();
    private final Recording interval = new Recording();
    private List<TimelinePoint> points = new ArrayList<>();
    private long intervalStartNanos;

    RunTotals(LoadPlan plan, NanoClock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    /** Starts the time that is reported: just before the first request. */
    void start() {
        startNanos = clock.nanos();
        intervalStartNanos = startNanos;
    }

    long startNanos() {
        return startNanos;
    }

    long lastIntervalEnd() {
        return intervalStartNanos;
    }

    void add(Recording recording) {
        interval.add(recording);
    }

    long sinceIntervalStart() {
        return clock.nanos() - intervalStartNanos;
    }

    /** Ends the interval, and tells how far the run is. */
    Progress endInterval() {
        long now = clock.nanos();
        long nanos = Math.max(1, now - intervalStartNanos);
        points.add(
                new TimelinePoint(
                        Duration.ofNanos(intervalStartNanos - startNanos),
                        Duration.ofNanos(nanos),
                        interval.requests(),
                        interval.failed(),
                        Duration.ofNanos(interval.responsePercentile(99)),
                        Duration.ofNanos(interval.responsePercentile(100))));
        if (points.size() > Timeline.MOST_POINTS) {
            points = new ArrayList<>(new Timeline(points).points());
        }
        double rate = interval.requests() / (nanos / 1e9);
        total.add(interval);
        interval.clear();
        intervalStartNanos = now;
        return progress(now - startNanos, rate);
    }

    private Progress progress(long elapsedNanos, double rate) {
        return new Progress(
                plan.name(),
                Duration.ofNanos(elapsedNanos),
                total.requests(),
                total.failed(),
                rate,
                Duration.ofNanos(total.responsePercentile(99)),
                left(elapsedNanos));
    }

    private @Nullable Duration left(long elapsedNanos) {
        Duration byTime =
                plan.length().duration() == null
                        ? null
                        : plan.length().duration().minusNanos(elapsedNanos);
        Duration byCount = leftByCount(elapsedNanos);
        if (byTime == null || byCount == null) {
            return byTime == null ? byCount : byTime;
        }
        return byTime.compareTo(byCount) < 0 ? byTime : byCount;
    }

    private @Nullable Duration leftByCount(long elapsedNanos) {
        if (!plan.length().counted() || total.requests() == 0) {
            return null;
        }
        double remaining =
                (double) (plan.length().requests() - total.requests()) / total.requests();
        return Duration.ofNanos((long) (remaining * elapsedNanos));
    }

    Recording total() {
        return total;
    }

    Timeline timeline() {
        return new Timeline(points);
    }
}
