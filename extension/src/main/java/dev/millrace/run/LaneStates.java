package dev.millrace.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How the lanes of a run are, as far as they have told. */
final class LaneStates {

    private final int lanes;
    private final Map<Lane, LaneSummary> summaries = new HashMap<>();
    private final Set<Lane> told = new HashSet<>();
    private final Set<Lane> unreachable = new HashSet<>();
    private final Set<Lane> idle = new HashSet<>();

    LaneStates(int lanes) {
        this.lanes = lanes;
    }

    /** Takes note that a lane has told what it recorded in the last second. */
    void told(Lane lane) {
        told.add(lane);
    }

    /** Tells whether each lane that is not at its end has told what it recorded. */
    boolean allTold() {
        return !told.isEmpty() && told.size() + summaries.size() == lanes;
    }

    void beginSecond() {
        told.clear();
    }

    void unreachable(Lane lane, boolean isUnreachable) {
        if (isUnreachable) {
            unreachable.add(lane);
        } else {
            unreachable.remove(lane);
        }
    }

    /** Lanes without requests do not tell whether the target can be reached. */
    boolean noneConnects() {
        return !unreachable.isEmpty() && unreachable.size() + idle.size() == lanes;
    }

    void ended(Lane lane, LaneSummary summary) {
        summaries.put(lane, summary);
        told.remove(lane);
        if (summary.unreachable()) {
            unreachable.add(lane);
        } else if (summary.idle()) {
            idle.add(lane);
        }
    }

    boolean hasEnded(Lane lane) {
        return summaries.containsKey(lane);
    }

    boolean allEnded() {
        return summaries.size() == lanes;
    }

    Collection<LaneSummary> summaries() {
        return summaries.values();
    }
}
