package dev.millrace.result;

import dev.millrace.http.Redirects;
import dev.millrace.plan.Arrivals;
import dev.millrace.plan.Delay;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.Stage;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.request.RequestSource;

/** Makes what a run was to do of the JSON that {@link PlanWriter} wrote. */
final class PlanReader {

    private PlanReader() {}

    static PlanSummary plan(JsonObject json) {
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
                        json.objects("stages").stream().map(PlanReader::stage).toList(),
                        json.read("arrivals", Arrivals::valueOf),
                        json.number("seed"))
                : new WorkloadModel.Closed(
                        concurrency, json.duration("rampUpNs"), json.optionalDuration("pacingNs"));
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
                json.optionalDuration("durationNs"),
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

    private static TimeLimits limits(JsonObject json) {
        return new TimeLimits(
                json.duration("connectNs"),
                json.optionalDuration("firstByteNs"),
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
}
