package dev.millrace;

import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Objective;
import dev.millrace.report.Console;
import dev.millrace.report.PlanText;
import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.request.RequestSource;
import dev.millrace.result.PlanSummary;
import dev.millrace.result.Transcript;
import java.util.ArrayList;
import java.util.List;

/** Shows what a run would do, and its first requests, and sends nothing. */
final class DryRun {

    private static final int SHOWN_REQUESTS = 3;

    private DryRun() {}

    static void print(LoadPlan plan, String transport, RequestSource source) {
        List<String> lines = new ArrayList<>();
        lines.add("[millrace] " + plan.name() + " would be sent:");
        PlanSummary summary = PlanSummary.of(plan);
        PlanText.of(summary, transport).forEach(line -> lines.add("  " + line));
        for (String expectation : summary.expectations()) {
            lines.add("  expectation: " + Transcript.escape(expectation));
        }
        for (Objective objective : plan.objectives()) {
            lines.add(
                    "  objective: "
                            + Transcript.escape(objective.name())
                            + " "
                            + objective.asked());
        }
        RequestCursor cursor =
                source.open(Math.min(SHOWN_REQUESTS, plan.length().requests()), 1).cursor();
        while (cursor.advance()) {
            lines.add("  request " + cursor.index() + ": " + shown(plan, cursor));
        }
        Console.print(String.join(System.lineSeparator(), lines));
    }

    private static String shown(LoadPlan plan, RequestCursor cursor) {
        try {
            Request request = cursor.request();
            String uri = plan.connections().absolute(request.uri());
            return Transcript.escape(request.method() + " " + Transcript.maskUri(uri));
        } catch (Exception | AssertionError thrown) {
            return "none, as the author's code threw "
                    + Transcript.escape(Transcript.maskUri(thrown.toString()));
        }
    }
}
