package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.http.Redirects;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WarmUp;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.result.PlanSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run was to do, in words. */
public final class PlanText {

    private PlanText() {}

    /**
     * Tells what a run is to do.
     *
     * @param plan the plan's summary
     * @param transport the transport that carries it
     * @return a few short paragraphs
     */
    public static List<String> of(PlanSummary plan, String transport) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(
                length(plan)
                        + ", concurrency "
                        + Counted.of(plan.concurrency())
                        + ", "
                        + Counted.of(plan.lanes(), "lane")
                        + ", "
                        + transport
                        + " transport");
        addModel(paragraphs, plan.model());
        paragraphs.add(limits(plan.limits()));
        if (plan.politeness().limited()) {
            paragraphs.add(politeness(plan.politeness()));
        }
        addConnections(paragraphs, plan);
        addTarget(paragraphs, plan);
        if (plan.trustAll()) {
            paragraphs.add("ATTENTION: any TLS certificate is trusted");
        }
        return paragraphs;
    }

    private static void addModel(List<String> paragraphs, WorkloadModel model) {
        if (model instanceof WorkloadModel.Open open) {
            paragraphs.add(RateText.of(open));
        } else if (model instanceof WorkloadModel.Closed closed) {
            if (!closed.rampUp().isZero()) {
                paragraphs.add(
                        "window opened over the first " + DurationText.format(closed.rampUp()));
            }
            if (closed.pacing() != null) {
                paragraphs.add(
                        "each slot sends a request each " + DurationText.format(closed.pacing()));
            }
        }
    }

    private static void addConnections(List<String> paragraphs, PlanSummary plan) {
        if (plan.newConnectionPerRequest()) {
            paragraphs.add("a new connection for each request");
        }
        Redirects redirects = plan.redirects();
        if (redirects.followed()) {
            paragraphs.add(
                    "redirects followed: up to "
                            + redirects.most()
                            + (redirects.otherHosts() ? ", to any host" : ", within a host"));
        }
        if (plan.cookies()) {
            paragraphs.add("cookies kept for each virtual user");
        }
        if (plan.skipBodies()) {
            paragraphs.add("bodies left unread");
        }
    }

    private static void addTarget(List<String> paragraphs, PlanSummary plan) {
        RequestIds ids = plan.requestIds();
        if (ids != null) {
            paragraphs.add("request ids in " + ids.header() + ": " + ids.runId() + "-<index>");
        }
        if (plan.watch() != null) {
            paragraphs.add("process " + plan.watch() + " watched as the target");
        }
    }

    private static String length(PlanSummary plan) {
        WarmUp warmUp = plan.length().warmUp();
        return recorded(plan) + (warmUp == null ? "" : ", after a warm-up (" + warmUp.text() + ")");
    }

    private static String recorded(PlanSummary plan) {
        RunLength length = plan.length();
        Duration duration = length.duration();
        if (duration == null) {
            return length.counted() ? Counted.of(length.requests(), "request") : unbounded(plan);
        }
        String time = DurationText.format(duration);
        return length.counted() ? Counted.of(length.requests(), "request") + " or " + time : time;
    }

    private static String unbounded(PlanSummary plan) {
        return plan.model() instanceof WorkloadModel.Open open && open.ends()
                ? "all stages, " + DurationText.format(open.length())
                : "all requests of the source";
    }

    private static String politeness(Politeness politeness) {
        List<String> limits = new ArrayList<>();
        if (politeness.delay() != null) {
            limits.add(
                    "a pause of " + politeness.delay().text() + " before each slot's next request");
        }
        if (politeness.inFlightPerHost() != null) {
            limits.add(Counted.of(politeness.inFlightPerHost()) + " in flight for each host");
        }
        if (politeness.ratePerHost() != null) {
            limits.add(rate(politeness, politeness.ratePerHost()) + " for each host");
        }
        return "politeness: " + String.join(", ", limits);
    }

    private static String rate(Politeness politeness, double perSecond) {
        return perSecond < 1
                ? "1 in " + DurationText.format(politeness.intervalPerHost())
                : Objective.rate(perSecond);
    }

    private static String limits(TimeLimits limits) {
        Duration firstByte = limits.firstByte();
        return "time-outs: connect "
                + DurationText.format(limits.connect())
                + (firstByte == null ? "" : ", first byte " + DurationText.format(firstByte))
                + ", request "
                + DurationText.format(limits.total())
                + ", run "
                + DurationText.format(limits.deadline());
    }
}
