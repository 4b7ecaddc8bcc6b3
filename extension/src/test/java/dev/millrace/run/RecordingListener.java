package dev.millrace.run;

import dev.millrace.recording.Recording;
import dev.millrace.result.StopReason;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a lane said. */
final class RecordingListener implements LaneListener {

    final List<Recording> recordings = new ArrayList<>();
    final List<LaneSummary> ended = new ArrayList<>();
    final List<StopReason> stops = new ArrayList<>();
    final List<Throwable> defects = new ArrayList<>();
    final List<Long> measuredSince = new ArrayList<>();
    long failedBefore;
    boolean unreachable;

    @Override
    public void recorded(Lane lane, Recording recording) {
        recordings.add(recording);
    }

    @Override
    public void measuring(Lane lane, long nanos, long failed) {
        measuredSince.add(nanos);
        failedBefore += failed;
    }

    @Override
    public void unreachable(Lane lane, boolean isUnreachable) {
        unreachable = isUnreachable;
    }

    @Override
    public void mustStop(StopReason reason) {
        stops.add(reason);
    }

    @Override
    public void ended(Lane lane, LaneSummary summary) {
        ended.add(summary);
    }

    @Override
    public void crashed(Throwable defect) {
        defects.add(defect);
    }
}
