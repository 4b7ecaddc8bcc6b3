package dev.millrace.result;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.plan.BadSettingException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a result of the JSON that {@link ResultWriter} wrote. */
final class ResultReader {

    private ResultReader() {}

    static LoadResult read(JsonObject json) {
        requireFormat(json);
        try {
            return result(json);
        } catch (BadSettingException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not a result: " + e.getMessage(), e);
        }
    }

    private static LoadResult result(JsonObject json) {
        return new LoadResult(
                PlanReader.plan(json.object("plan")),
                json.string("transport"),
                json.read("startedAt", Instant::parse),
                json.has("warmUp") ? warmedUp(json.object("warmUp")) : null,
                json.duration("elapsedNs"),
                json.read("stopReason", StopReason::valueOf),
                json.number("requests"),
                json.number("failed"),
                json.number("unsent"),
                statuses(json.object("statuses")),
                new FailureDigest(
                        json.objects("failures").stream().map(ResultReader::failure).toList()),
                latencies(json),
                labels(json.object("labels")),
                json.objects("windows").stream().map(ObjectiveReader::windows).toList(),
                new Timeline(json.objects("timeline").stream().map(ResultReader::point).toList()),
                memory(json.object("memory")),
                json.has("target") ? target(json.object("target")) : null,
                generator(json.object("generator")));
    }

    private static void requireFormat(JsonObject json) {
        if (!json.has("format")) {
            throw new IllegalArgumentException("not a result: it has no field `format`");
        }
        long format = json.number("format");
        if (format != ResultJson.FORMAT) {
            throw new IllegalArgumentException(
                    "this version of Millrace reads results of format "
                            + ResultJson.FORMAT
                            + ", but this one has format "
                            + format
                            + ": read it with the version that wrote it, or run the test again");
        }
    }

    private static WarmedUp warmedUp(JsonObject json) {
        return new WarmedUp(
                json.duration("lengthNs"),
                json.number("requests"),
                json.number("failed"),
                json.bool("steady"));
    }

    private static SortedMap<Integer, Long> statuses(JsonObject json) {
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        json.names().forEach(code -> statuses.put(Integer.valueOf(code), json.number(code)));
        return statuses;
    }

    private static Failure failure(JsonObject json) {
        return new Failure(
                json.string("text"),
                json.number("count"),
                json.number("firstIndex"),
                json.string("example"));
    }

    private static Latencies latencies(JsonObject json) {
        return new Latencies(
                distribution(json.object("responseTime")),
                distribution(json.object("serviceTime")),
                distribution(json.object("connectTime")),
                distribution(json.object("sendLag")));
    }

    static LatencyDistribution distribution(JsonObject json) {
        return json.read("histogram", LatencyDistribution::decode);
    }

    private static SortedMap<String, LabelFigures> labels(JsonObject json) {
        SortedMap<String, LabelFigures> labels = new TreeMap<>();
        json.names().forEach(name -> labels.put(name, label(json.object(name))));
        return labels;
    }

    private static LabelFigures label(JsonObject json) {
        return new LabelFigures(
                json.number("requests"),
                json.number("failed"),
                distribution(json.object("responseTime")));
    }

    private static TimelinePoint point(JsonObject json) {
        return new TimelinePoint(
                json.duration("startNs"),
                json.duration("lengthNs"),
                json.number("requests"),
                json.number("failed"),
                json.duration("p99Ns"),
                json.duration("maxNs"));
    }

    private static MemoryUse memory(JsonObject json) {
        return new MemoryUse(
                size(json.object("heap")),
                size(json.object("rss")),
                size(json.object("direct")),
                size(json.object("allocationPerRequest")));
    }

    private static TargetUse target(JsonObject json) {
        JsonObject cpu = json.object("cpu");
        return new TargetUse(
                json.number("pid"),
                size(json.object("heap")),
                size(json.object("rss")),
                new Measurement(cpu.number("timeNs"), cpu.string("how")));
    }

    private static Measurement size(JsonObject json) {
        return new Measurement(json.number("bytes"), json.string("how"));
    }

    private static GeneratorLoad generator(JsonObject json) {
        return new GeneratorLoad(
                json.optionalDuration("laneCpuNs"),
                json.optionalDuration("processCpuNs"),
                json.duration("gcPauseNs"),
                json.duration("userCodeNs"),
                json.duration("slotTimeNs"),
                json.duration("waitingNs"),
                json.duration("pollingNs"),
                json.duration("slowestLookUpNs"),
                json.decimal("machineCpu"),
                json.bool("ownTarget"),
                connections(json.object("connections")));
    }

    private static ConnectionCounts connections(JsonObject json) {
        return new ConnectionCounts(
                json.number("opened"), json.number("failed"), json.number("reconnects"));
    }
}
