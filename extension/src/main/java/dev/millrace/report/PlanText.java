package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.TimeLimits;
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
                length(plan.length())
                        + ", concurrency "
                        + Counted.of(plan.concurrency())
                        + ", "
                        + Counted.of(plan.lanes(), "lane")
                        + ", "
                        + transport);
        paragraphs.add(limits(plan.limits()));
        if (plan.newConnectionPerRequest()) {
            paragraphs.add("a new connection for each request");
        }
        RequestIds ids = plan.requestIds();
        if (ids != null) {
            paragraphs.add("request ids in " + ids.header() + ": " + ids.runId() + "-<index>");
        }
        if (plan.trustAll()) {
            paragraphs.add("ATTENTION: any TLS certificate is trusted");
        }
        return paragraphs;
    }

    private static String length(RunLength length) {
        Duration duration = length.duration();
        if (duration == null) {
            return length.counted()
                    ? Counted.of(length.requests(), "request")
                    : "all requests of the source";
        }
        String time = DurationText.format(duration);
        return length.counted() ? Counted.of(length.requests(), "request") + " or " + time : time;
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
