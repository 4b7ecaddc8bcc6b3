package dev.millrace.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.millrace.clock.DurationText;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Window;
import java.io.IOException;

/** Writes objectives, and how they came out in their windows, as JSON. */
record ObjectiveWriter(JsonGenerator json) {

    void write(Objective objective) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", objective.name() + " " + objective.asked());
        json.writeStringField("measure", objective.measure().name());
        json.writeNumberField("percentile", objective.percentile());
        json.writeNumberField("bound", objective.bound());
        if (objective.scope().label() != null) {
            json.writeStringField("label", objective.scope().label());
        }
        if (objective.scope().window() instanceof Window.Time time) {
            json.writeNumberField("withinNs", DurationText.saturatedNanos(time.length()));
        }
        if (objective.scope().window() instanceof Window.Requests requests) {
            json.writeNumberField("last", requests.count());
        }
        json.writeEndObject();
    }

    void write(ObjectiveWindows windows) throws IOException {
        json.writeStartObject();
        json.writeFieldName("objective");
        write(windows.objective());
        json.writeNumberField("windows", windows.windows());
        json.writeNumberField("judged", windows.judged());
        WindowFigures worst = windows.worst();
        if (worst != null) {
            json.writeObjectFieldStart("worst");
            json.writeNumberField("from", worst.from());
            json.writeNumberField("to", worst.to());
            json.writeNumberField("requests", worst.requests());
            json.writeNumberField("failed", worst.failed());
            new ResultWriter(json).distribution("responseTime", worst.responseTime());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
