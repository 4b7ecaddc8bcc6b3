package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Scope;
import dev.millrace.recording.Detail;
import dev.millrace.recording.Recording;
import dev.millrace.recording.Windows;
import dev.millrace.result.ObjectiveWindows;
import dev.millrace.result.Timeline;
import dev.millrace.result.TimelinePoint;
import dev.millrace.verdict.SoFar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all lanes have recorded so far: in total, in this second, and second by second. */
final class RunTotals implements SoFar {

    private final LoadPlan plan;
    private final NanoClock clock;
    private long runStartNanos;
    private long startNanos;
    private final Recording total;
    private final Recording interval;
    private Windows windows;
    private List<TimelinePoint> points = new ArrayList<>();
    private long intervalStartNanos;
    private double lastMeanNanos;

    RunTotals(LoadPlan plan, NanoClock clock) {
        this.plan = plan;
        this.clock = clock;
        Detail detail = Detail.of(plan.objectives());
        total = new Recording(detail.withoutOrder());
        interval = new Recording(detail);
        windows = new Windows(plan.objectives());
    }

    /** Starts the time that is reported: just before the first request. */
    void start() {
        runStartNanos = clock.nanos();
        startNanos = runStartNanos;
        intervalStartNanos = runStartNanos;
    }

    /** Forgets the warm-up, and starts the time that is reported anew. */
    void restart(long nanos) {
        points.clear();
        total.clear();
        interval.clear();
        windows = new Windows(plan.objectives());
        startNanos = nanos;
        intervalStartNanos = nanos;
    }

    /** Returns when the run started, with its warm-up. */
    long runStartNanos() {
        return runStartNanos;
    }

    /** Returns when the time started that is reported. */
    long startNanos() {
        return startNanos;
    }

    /** Returns how many requests have failed, also in this second. */
    long failed() {
        return total.failed() + interval.failed();
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

    /** Returns the mean response time of the last whole second; 0 where there was no response. */
    double lastMeanNanos() {
        return lastMeanNanos;
    }

    /** Ends the interval, and tells how far the run is. */
    Progress endInterval(boolean warmingUp) {
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
        lastMeanNanos = interval.responseMean();
        total.add(interval);
        windows.slide(interval, now - startNanos);
        interval.clear();
        intervalStartNanos = now;
        return progress(now, rate, warmingUp);
    }

    private Progress progress(long now, double rate, boolean warmingUp) {
        return new Progress(
                plan.name(),
                Duration.ofNanos(now - runStartNanos),
                warmingUp,
                total.requests(),
                total.failed(),
                rate,
                Duration.ofNanos(total.responsePercentile(99)),
                warmingUp ? null : left(now - startNanos));
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

    @Override
    public SoFar.Counts counts(Scope scope) {
        return total.counts(scope);
    }

    @Override
    public List<ObjectiveWindows> windows() {
        return windows.soFar();
    }

    Recording total() {
        return total;
    }

    Timeline timeline() {
        return new Timeline(points);
    }
}
