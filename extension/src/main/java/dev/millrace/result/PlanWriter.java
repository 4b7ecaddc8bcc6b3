package dev.millrace.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.millrace.http.Redirects;
import dev.millrace.plan.Delay;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes what a run was to do as JSON. */
record PlanWriter(JsonGenerator json) {

    void write(PlanSummary plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", plan.name());
        length(plan.length());
        model(plan.model());
        json.writeNumberField("lanes", plan.lanes());
        limits(plan.limits());
        politeness(plan.politeness());
        json.writeBooleanField("newConnectionPerRequest", plan.newConnectionPerRequest());
        json.writeBooleanField("trustAll", plan.trustAll());
        redirects(plan.redirects());
        json.writeBooleanField("cookies", plan.cookies());
        json.writeBooleanField("skipBodies", plan.skipBodies());
        requestIds(plan.requestIds());
        if (plan.watch() != null) {
            json.writeNumberField("watch", plan.watch());
        }
        json.writeArrayFieldStart("expectations");
        for (String expectation : plan.expectations()) {
            json.writeString(expectation);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("objectives");
        for (Objective objective : plan.objectives()) {
            new ObjectiveWriter(json).write(objective);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void model(WorkloadModel model) throws IOException {
        json.writeNumberField("concurrency", model.concurrency());
        if (model instanceof WorkloadModel.Closed closed) {
            duration("rampUpNs", closed.rampUp());
            duration("pacingNs", closed.pacing());
        }
        if (model instanceof WorkloadModel.Open open) {
            json.writeStringField("arrivals", open.arrivals().name());
            json.writeNumberField("seed", open.seed());
            json.writeArrayFieldStart("stages");
            for (Stage stage : open.stages()) {
                json.writeStartObject();
                json.writeNumberField(stage.ramp() ? "rampTo" : "rate", stage.rate());
                duration("durationNs", stage.duration());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void redirects(Redirects redirects) throws IOException {
        if (redirects.followed()) {
            json.writeObjectFieldStart("redirects");
            json.writeNumberField("most", redirects.most());
            json.writeBooleanField("otherHosts", redirects.otherHosts());
            json.writeEndObject();
        }
    }

    private void requestIds(@Nullable RequestIds ids) throws IOException {
        if (ids != null) {
            json.writeObjectFieldStart("requestIds");
            json.writeStringField("header", ids.header());
            json.writeStringField("runId", ids.runId());
            json.writeEndObject();
        }
    }

    private void length(RunLength length) throws IOException {
        if (length.counted()) {
            json.writeNumberField("requests", length.requests());
        } else {
            json.writeNullField("requests");
        }
        duration("durationNs", length.duration());
        warmUp(length.warmUp());
    }

    private void warmUp(@Nullable WarmUp warmUp) throws IOException {
        if (warmUp != null) {
            json.writeObjectFieldStart("warmUp");
            if (warmUp instanceof WarmUp.Requests first) {
                json.writeNumberField("requests", first.requests());
            } else {
                boolean steady = warmUp instanceof WarmUp.UntilSteady;
                duration(steady ? "untilSteadyNs" : "durationNs", warmUp.longest());
            }
            json.writeEndObject();
        }
    }

    private void limits(TimeLimits limits) throws IOException {
        json.writeObjectFieldStart("limits");
        duration("connectNs", limits.connect());
        duration("firstByteNs", limits.firstByte());
        duration("totalNs", limits.total());
        duration("deadlineNs", limits.deadline());
        json.writeEndObject();
    }

    private void politeness(Politeness politeness) throws IOException {
        json.writeObjectFieldStart("politeness");
        Delay delay = politeness.delay();
        if (delay != null) {
            json.writeObjectFieldStart("delay");
            duration("leastNs", delay.least());
            duration("mostNs", delay.most());
            json.writeNumberField("seed", delay.seed());
            json.writeEndObject();
        }
        if (politeness.inFlightPerHost() != null) {
            json.writeNumberField("inFlightPerHost", politeness.inFlightPerHost());
        }
        if (politeness.ratePerHost() != null) {
            json.writeNumberField("ratePerHost", politeness.ratePerHost());
        }
        json.writeEndObject();
    }

    private void duration(String name, @Nullable Duration duration) throws IOException {
        DurationField.write(json, name, duration);
    }
}
