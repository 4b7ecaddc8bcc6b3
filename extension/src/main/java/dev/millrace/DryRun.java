package dev.millrace;

import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Objective;
import dev.millrace.report.Console;
import dev.millrace.report.PlanText;
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

    static void print(LoadPlan plan, RequestSource source) {
        List<String> lines = new ArrayList<>();
        lines.add("[millrace] " + plan.name() + " would be sent:");
        PlanText.of(PlanSummary.of(plan), "nothing is sent")
                .forEach(line -> lines.add("  " + line));
        for (Objective objective : plan.objectives()) {
            lines.add("  objective: " + objective.name() + " " + objective.asked());
        }
        try (source) {
            RequestCursor cursor =
                    source.open(Math.min(SHOWN_REQUESTS, plan.length().requests()), 1).cursor();
            while (cursor.advance()) {
                lines.add("  request " + cursor.index() + ": " + shown(cursor));
            }
        }
        Console.print(String.join(System.lineSeparator(), lines));
    }

    private static String shown(RequestCursor cursor) {
        try {
            return Transcript.escape(Transcript.maskUri(cursor.request().toString()));
        } catch (Throwable thrown) {
            return "none, as the author's code threw " + thrown;
        }
    }
}
