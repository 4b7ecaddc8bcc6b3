package dev.millrace.result;

import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Scope;
import dev.millrace.plan.Window;
import org.jspecify.annotations.Nullable;

/**
 * Makes objectives, and how they came out in their windows, of what {@link ObjectiveWriter} wrote.
 */
final class ObjectiveReader {

    private ObjectiveReader() {}

    static Objective objective(JsonObject json) {
        return new Objective(
                json.read("measure", Measure::valueOf),
                json.decimal("percentile"),
                json.decimal("bound"),
                new Scope(json.has("label") ? json.string("label") : null, window(json)));
    }

    private static @Nullable Window window(JsonObject json) {
        if (json.has("withinNs")) {
            return new Window.Time(json.duration("withinNs"));
        }
        return json.has("last") ? new Window.Requests(Math.toIntExact(json.number("last"))) : null;
    }

    static ObjectiveWindows windows(JsonObject json) {
        return new ObjectiveWindows(
                objective(json.object("objective")),
                json.number("windows"),
                json.number("judged"),
                json.has("worst") ? figures(json.object("worst")) : null);
    }

    private static WindowFigures figures(JsonObject json) {
        return new WindowFigures(
                json.number("from"),
                json.number("to"),
                json.number("requests"),
                json.number("failed"),
                ResultReader.distribution(json.object("responseTime")));
    }
}
