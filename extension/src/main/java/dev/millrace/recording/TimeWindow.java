package dev.millrace.recording;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Scope;
import dev.millrace.plan.Window;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.ObjectiveWindows;
import dev.millrace.result.WindowFigures;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * A window of time: as many of the last slices of the run as it takes to fill it, so that it may be
 * longer than asked by less than a slice.
 *
 * <p>A slice is a second, or a 60th of what is longer than a minute; each is kept as a few kB.
 */
final class TimeWindow implements SlidingWindow {

    private static final int MOST_SLICES = 60;
    private static final long SECOND = 1_000_000_000;

    private final Scope scope;
    private final long lengthNanos;
    private final long shortestSlice;
    private final List<ObjectiveWindows> outcomes;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private final Tally sum = Tally.precise();
    private final Tally newest = Tally.precise();
    private final ByteBuffer buffer;
    private long newestFromNanos;
    private boolean full;

    TimeWindow(Scope scope, Window.Time window, List<Objective> objectives) {
        this.scope = scope;
        lengthNanos = DurationText.saturatedNanos(window.length());
        // Seconds are told a little early or late.
        shortestSlice = Math.max(SECOND, lengthNanos / MOST_SLICES) - SECOND / 2;
        outcomes = new ArrayList<>(objectives.stream().map(ObjectiveWindows::none).toList());
        buffer = ByteBuffer.allocate(sum.responseTime().getNeededByteBufferCapacity());
    }

    private record Slice(
            long fromNanos, long toNanos, long requests, long failed, ByteBuffer times) {}

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public void slide(Tally ended, long nowNanos) {
        sum.add(ended);
        newest.add(ended);
        if (nowNanos - newestFromNanos >= shortestSlice) {
            closeNewest(nowNanos);
        }
        dropOld(nowNanos);
        long start = slices.isEmpty() ? newestFromNanos : slices.getFirst().fromNanos();
        if (nowNanos - start >= lengthNanos) {
            full = true;
            judge(start, nowNanos);
        }
    }

    /** The first window has all from the start, also where a stall has filled it at once. */
    private void dropOld(long nowNanos) {
        while (full && !slices.isEmpty() && nowNanos - slices.getFirst().toNanos() >= lengthNanos) {
            drop(slices.removeFirst());
        }
    }

    private void closeNewest(long toNanos) {
        buffer.clear();
        int length = newest.responseTime().encodeIntoByteBuffer(buffer);
        ByteBuffer times = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), length));
        slices.addLast(
                new Slice(newestFromNanos, toNanos, newest.requests(), newest.failed(), times));
        newest.reset();
        newestFromNanos = toNanos;
    }

    private void drop(Slice oldest) {
        sum.subtract(
                Histogram.decodeFromByteBuffer(oldest.times(), LatencyDistribution.LARGEST_NANOS),
                oldest.requests(),
                oldest.failed());
    }

    private void judge(long fromNanos, long toNanos) {
        WindowFigures figures =
                new WindowFigures(
                        fromNanos,
                        toNanos,
                        sum.requests(),
                        sum.failed(),
                        LatencyDistribution.of(sum.responseTime()));
        outcomes.replaceAll(outcome -> outcome.plus(figures));
    }

    @Override
    public Stream<ObjectiveWindows> windows() {
        return outcomes.stream();
    }
}
