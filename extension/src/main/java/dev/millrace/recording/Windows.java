package dev.millrace.recording;

import dev.millrace.plan.Objective;
import dev.millrace.plan.Scope;
import dev.millrace.plan.Window;
import dev.millrace.result.ObjectiveWindows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for the worst window of each objective that has windows, while the run goes on; keeps
 * nothing where none has.
 *
 * <p>Used by one thread; its size depends on the objectives, not on the length of the run.
 */
public final class Windows {

    private final List<SlidingWindow> sliding;

    /**
     * Looks after objectives.
     *
     * @param objectives what is demanded; those without windows are left alone
     */
    public Windows(List<Objective> objectives) {
        Map<Scope, List<Objective>> byScope =
                objectives.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Objective::scope, LinkedHashMap::new, Collectors.toList()));
        sliding =
                byScope.entrySet().stream()
                        .flatMap(entry -> windows(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static Stream<SlidingWindow> windows(Scope scope, List<Objective> objectives) {
        if (scope.window() instanceof Window.Time time) {
            return Stream.of(new TimeWindow(scope, time, objectives));
        }
        return scope.window() instanceof Window.Requests last
                ? objectives.stream().map(objective -> new RequestWindow(objective, last))
                : Stream.empty();
    }

    /**
     * Slides over what was recorded since the last call.
     *
     * @param recording what ended, with the detail that the objectives take
     * @param nowNanos nanoseconds since the run's start
     */
    public void slide(Recording recording, long nowNanos) {
        sliding.forEach(window -> window.slide(recording.tally(window.scope()), nowNanos));
    }

    /**
     * Returns how the objectives came out in the windows up to now.
     *
     * @return one for each objective with windows
     */
    public List<ObjectiveWindows> soFar() {
        return sliding.stream().flatMap(SlidingWindow::windows).toList();
    }
}
