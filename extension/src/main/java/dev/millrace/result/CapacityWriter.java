package dev.millrace.result;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the result of a search for capacity as JSON. */
record CapacityWriter(JsonGenerator json) {

    void write(CapacityResult result) throws IOException {
        StopReason cutBy = result.cutBy();
        json.writeStartObject();
        json.writeNumberField("format", ResultJson.FORMAT);
        json.writeStringField("name", result.name());
        json.writeNumberField("rate", result.rate());
        json.writeStringField("ending", result.ending().name());
        json.writeStringField("cutBy", cutBy == null ? null : cutBy.name());
        json.writeArrayFieldStart("curve");
        for (CapacityStep step : result.curve()) {
            step(step);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void step(CapacityStep step) throws IOException {
        json.writeStartObject();
        json.writeNumberField("rate", step.rate());
        json.writeBooleanField("confirming", step.confirming());
        json.writeStringField("outcome", step.outcome().name());
        json.writeStringField("reason", step.reason());
        json.writeStringField("bound", step.bound());
        json.writeFieldName("result");
        new ResultWriter(json).write(step.result());
        json.writeEndObject();
    }
}
