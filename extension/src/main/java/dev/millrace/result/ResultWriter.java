package dev.millrace.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.plan.Objective;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a result as JSON: the data, and beside it figures for people. */
record ResultWriter(JsonGenerator json) {

    private static final double[] PERCENTILES_SHOWN = {50, 90, 95, 99, 99.9};

    void write(LoadResult result) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", ResultJson.FORMAT);
        json.writeFieldName("plan");
        new PlanWriter(json).write(result.plan());
        json.writeStringField("transport", result.transport());
        json.writeStringField("startedAt", result.startedAt().toString());
        warmedUp(result.warmUp());
        duration("elapsedNs", result.elapsed());
        json.writeStringField("stopReason", result.stopReason().name());
        counts(result);
        failures(result.failures());
        distribution("responseTime", result.responseTime());
        distribution("serviceTime", result.serviceTime());
        distribution("connectTime", result.connectTime());
        distribution("sendLag", result.sendLag());
        labels(result);
        windows(result.windows());
        timeline(result.timeline());
        memory(result.memory());
        target(result.target());
        generator(result.generator());
        json.writeEndObject();
    }

    private void warmedUp(@Nullable WarmedUp warmUp) throws IOException {
        if (warmUp != null) {
            json.writeObjectFieldStart("warmUp");
            duration("lengthNs", warmUp.length());
            json.writeNumberField("requests", warmUp.requests());
            json.writeNumberField("failed", warmUp.failed());
            json.writeBooleanField("steady", warmUp.steady());
            json.writeEndObject();
        }
    }

    private void counts(LoadResult result) throws IOException {
        json.writeNumberField("requests", result.requests());
        json.writeNumberField("succeeded", result.succeeded());
        json.writeNumberField("failed", result.failed());
        json.writeNumberField("unsent", result.unsent());
        json.writeNumberField("failureShare", result.failureShare());
        json.writeNumberField("throughput", rounded(result.throughput()));
        json.writeObjectFieldStart("statuses");
        for (var status : result.statuses().entrySet()) {
            json.writeNumberField(status.getKey().toString(), status.getValue());
        }
        json.writeEndObject();
    }

    private void failures(FailureDigest failures) throws IOException {
        json.writeArrayFieldStart("failures");
        for (Failure failure : failures.distinct()) {
            json.writeStartObject();
            json.writeStringField("text", failure.text());
            json.writeNumberField("count", failure.count());
            json.writeNumberField("firstIndex", failure.firstIndex());
            json.writeStringField("example", failure.example());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void distribution(String name, LatencyDistribution distribution) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", distribution.count());
        for (double percentile : PERCENTILES_SHOWN) {
            String field = Objective.percentileName(percentile) + "Ms";
            json.writeNumberField(field, millis(distribution.percentile(percentile)));
        }
        json.writeNumberField("maxMs", millis(distribution.max()));
        json.writeNumberField("meanMs", millis(distribution.mean()));
        json.writeStringField("histogram", distribution.encode());
        json.writeEndObject();
    }

    private void labels(LoadResult result) throws IOException {
        json.writeObjectFieldStart("labels");
        for (var label : result.labels().entrySet()) {
            json.writeObjectFieldStart(label.getKey());
            json.writeNumberField("requests", label.getValue().requests());
            json.writeNumberField("failed", label.getValue().failed());
            distribution("responseTime", label.getValue().responseTime());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void windows(List<ObjectiveWindows> all) throws IOException {
        json.writeArrayFieldStart("windows");
        for (ObjectiveWindows windows : all) {
            new ObjectiveWriter(json).write(windows);
        }
        json.writeEndArray();
    }

    private void timeline(Timeline timeline) throws IOException {
        json.writeArrayFieldStart("timeline");
        for (TimelinePoint point : timeline.points()) {
            json.writeStartObject();
            duration("startNs", point.start());
            duration("lengthNs", point.length());
            json.writeNumberField("requests", point.requests());
            json.writeNumberField("failed", point.failed());
            duration("p99Ns", point.p99());
            duration("maxNs", point.max());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void memory(MemoryUse memory) throws IOException {
        json.writeObjectFieldStart("memory");
        measurement("heap", "bytes", memory.heap());
        measurement("rss", "bytes", memory.rss());
        measurement("direct", "bytes", memory.direct());
        measurement("allocationPerRequest", "bytes", memory.allocationPerRequest());
        json.writeEndObject();
    }

    private void target(@Nullable TargetUse target) throws IOException {
        if (target != null) {
            json.writeObjectFieldStart("target");
            json.writeNumberField("pid", target.pid());
            measurement("heap", "bytes", target.heap());
            measurement("rss", "bytes", target.rss());
            measurement("cpu", "timeNs", target.cpu());
            json.writeEndObject();
        }
    }

    private void measurement(String name, String unit, Measurement measurement) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField(unit, measurement.value());
        json.writeStringField("how", measurement.how());
        json.writeEndObject();
    }

    private void generator(GeneratorLoad generator) throws IOException {
        json.writeObjectFieldStart("generator");
        duration("laneCpuNs", generator.laneCpu());
        duration("processCpuNs", generator.processCpu());
        duration("gcPauseNs", generator.gcPause());
        duration("userCodeNs", generator.userCode());
        duration("slotTimeNs", generator.slotTime());
        duration("waitingNs", generator.waiting());
        duration("pollingNs", generator.polling());
        duration("slowestLookUpNs", generator.slowestLookUp());
        json.writeNumberField("machineCpu", generator.machineCpu());
        json.writeBooleanField("ownTarget", generator.ownTarget());
        connections(generator.connections());
        json.writeEndObject();
    }

    private void connections(ConnectionCounts connections) throws IOException {
        json.writeObjectFieldStart("connections");
        json.writeNumberField("opened", connections.opened());
        json.writeNumberField("failed", connections.failed());
        json.writeNumberField("reconnects", connections.reconnects());
        json.writeEndObject();
    }

    private void duration(String name, @Nullable Duration duration) throws IOException {
        DurationField.write(json, name, duration);
    }

    private static double millis(Duration duration) {
        return rounded(duration.toNanos() / 1e6);
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).doubleValue();
    }
}
