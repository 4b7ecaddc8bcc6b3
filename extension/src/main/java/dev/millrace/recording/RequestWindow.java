package dev.millrace.recording;

import dev.millrace.plan.Objective;
import dev.millrace.plan.Scope;
import dev.millrace.plan.Window;
import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.ObjectiveWindows;
import dev.millrace.result.WindowFigures;
import java.util.BitSet;
import java.util.stream.Stream;

/** A window of the last so many requests, of which it is known who failed. */
final class RequestWindow implements SlidingWindow {

    private final Objective objective;
    private final int count;
    private final BitSet failedOnes;
    private long ended;
    private int failed;
    private int mostFailed = -1;
    private long endOfWorst;

    RequestWindow(Objective objective, Window.Requests window) {
        this.objective = objective;
        count = window.count();
        failedOnes = new BitSet(count);
    }

    @Override
    public Scope scope() {
        return objective.scope();
    }

    @Override
    public void slide(Tally second, long nowNanos) {
        for (int position = 0; position < second.requests(); position++) {
            slide(second.failedAt(position));
        }
    }

    /** The newest request takes the place of the oldest. */
    private void slide(boolean newestFailed) {
        int place = (int) (ended % count);
        failed += (newestFailed ? 1 : 0) - (failedOnes.get(place) ? 1 : 0);
        failedOnes.set(place, newestFailed);
        ended++;
        if (ended >= count && failed > mostFailed) {
            mostFailed = failed;
            endOfWorst = ended;
        }
    }

    @Override
    public Stream<ObjectiveWindows> windows() {
        if (ended < count) {
            return Stream.of(ObjectiveWindows.none(objective));
        }
        long windows = ended - count + 1;
        WindowFigures worst =
                new WindowFigures(
                        endOfWorst - count,
                        endOfWorst,
                        count,
                        mostFailed,
                        LatencyDistribution.EMPTY);
        return Stream.of(new ObjectiveWindows(objective, windows, windows, worst));
    }
}
