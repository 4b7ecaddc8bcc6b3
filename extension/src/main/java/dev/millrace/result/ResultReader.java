package dev.millrace.result;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.Redirects;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.Delay;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestSource;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
                plan(json.object("plan")),
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

    private static PlanSummary plan(JsonObject json) {
        return new PlanSummary(
                json.string("name"),
                length(json),
                model(json),
                Math.toIntExact(json.number("lanes")),
                limits(json.object("limits")),
                json.has("politeness") ? politeness(json.object("politeness")) : Politeness.NONE,
                json.bool("newConnectionPerRequest"),
                json.bool("trustAll"),
                json.has("redirects") ? redirects(json.object("redirects")) : Redirects.none(),
                json.bool("cookies"),
                json.bool("skipBodies"),
                json.has("requestIds") ? requestIds(json.object("requestIds")) : null,
                json.has("watch") ? json.number("watch") : null,
                json.strings("expectations"),
                json.objects("objectives").stream().map(ObjectiveReader::objective).toList());
    }

    private static WorkloadModel model(JsonObject json) {
        int concurrency = Math.toIntExact(json.number("concurrency"));
        return json.has("stages")
                ? new WorkloadModel.Open(
                        concurrency,
                        json.objects("stages").stream().map(ResultReader::stage).toList(),
                        json.read("arrivals", Arrivals::valueOf),
                        json.number("seed"))
                : new WorkloadModel.Closed(
                        concurrency, json.duration("rampUpNs"), optionalDuration(json, "pacingNs"));
    }

    private static Stage stage(JsonObject json) {
        boolean ramp = json.has("rampTo");
        return new Stage(json.decimal(ramp ? "rampTo" : "rate"), json.duration("durationNs"), ramp);
    }

    private static Redirects redirects(JsonObject json) {
        int most = Math.toIntExact(json.number("most"));
        return new Redirects(true, most, json.bool("otherHosts"));
    }

    private static RequestIds requestIds(JsonObject json) {
        return new RequestIds(json.string("header"), json.string("runId"));
    }

    private static RunLength length(JsonObject json) {
        long requests = json.has("requests") ? json.number("requests") : RequestSource.UNBOUNDED;
        return new RunLength(
                requests,
                optionalDuration(json, "durationNs"),
                json.has("warmUp") ? warmUp(json.object("warmUp")) : null);
    }

    private static WarmUp warmUp(JsonObject json) {
        if (json.has("requests")) {
            return WarmUp.requests(json.number("requests"));
        }
        return json.has("durationNs")
                ? WarmUp.time(json.duration("durationNs"))
                : WarmUp.untilSteady(json.duration("untilSteadyNs"));
    }

    private static WarmedUp warmedUp(JsonObject json) {
        return new WarmedUp(
                json.duration("lengthNs"),
                json.number("requests"),
                json.number("failed"),
                json.bool("steady"));
    }

    private static TimeLimits limits(JsonObject json) {
        return new TimeLimits(
                json.duration("connectNs"),
                optionalDuration(json, "firstByteNs"),
                json.duration("totalNs"),
                json.duration("deadlineNs"));
    }

    private static Politeness politeness(JsonObject json) {
        return new Politeness(
                json.has("delay") ? delay(json.object("delay")) : null,
                json.has("inFlightPerHost")
                        ? (Integer) Math.toIntExact(json.number("inFlightPerHost"))
                        : null,
                json.has("ratePerHost") ? (Double) json.decimal("ratePerHost") : null);
    }

    private static Delay delay(JsonObject json) {
        return new Delay(json.duration("leastNs"), json.duration("mostNs"), json.number("seed"));
    }

    private static @Nullable Duration optionalDuration(JsonObject json, String name) {
        return json.has(name) ? json.duration(name) : null;
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
                optionalDuration(json, "laneCpuNs"),
                optionalDuration(json, "processCpuNs"),
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
