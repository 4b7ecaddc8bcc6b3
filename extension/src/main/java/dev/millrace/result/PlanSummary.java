package dev.millrace.result;

import dev.millrace.check.Expectation;
import dev.millrace.check.Expectations;
import dev.millrace.http.Redirects;
import dev.millrace.plan.ConnectionOptions;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Objective;
import dev.millrace.plan.Politeness;
import dev.millrace.plan.RequestIds;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.TimeLimits;
import dev.millrace.plan.WatchedProcess;
import dev.millrace.plan.WorkloadModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the run was to do, as data that travels with the result; of expectations the words only.
 *
 * @param name what the run is called: the test's class and method
 * @param length when enough was to be sent
 * @param model when requests were due, and the window
 * @param lanes how many threads drove it
 * @param limits how long things were allowed to take
 * @param politeness what was not done to those that were loaded
 * @param newConnectionPerRequest whether each request had a connection of its own
 * @param trustAll whether any TLS certificate was accepted
 * @param redirects which redirects were followed
 * @param cookies whether each virtual user kept cookies
 * @param skipBodies whether bodies were left unread
 * @param requestIds the ids that requests carried, or null for none
 * @param watch the id of the target's process that was watched, or null for none
 * @param expectations what each response had to show, in words
 * @param objectives what the verdict demands
 */
public record PlanSummary(
        String name,
        RunLength length,
        WorkloadModel model,
        int lanes,
        TimeLimits limits,
        Politeness politeness,
        boolean newConnectionPerRequest,
        boolean trustAll,
        Redirects redirects,
        boolean cookies,
        boolean skipBodies,
        @Nullable RequestIds requestIds,
        @Nullable Long watch,
        List<String> expectations,
        List<Objective> objectives) {

    // Copies what could change.
    public PlanSummary {
        expectations = List.copyOf(expectations);
        objectives = List.copyOf(objectives);
    }

    /**
     * Returns the window.
     *
     * @return the most requests in flight
     */
    public int concurrency() {
        return model.concurrency();
    }

    /**
     * Returns the summary of a plan.
     *
     * @param plan the plan
     * @return its summary
     */
    public static PlanSummary of(LoadPlan plan) {
        ConnectionOptions connections = plan.connections();
        WatchedProcess watched = plan.watch();
        return new PlanSummary(
                plan.name(),
                plan.length(),
                plan.model(),
                plan.lanes(),
                plan.limits(),
                plan.politeness(),
                connections.newConnectionPerRequest(),
                connections.tls().trustAll(),
                connections.redirects(),
                connections.cookies(),
                connections.skipBodies(),
                plan.requestIds(),
                watched == null ? null : watched.pid(),
                Expectations.orSuccess(plan.expectations()).stream()
                        .map(Expectation::description)
                        .toList(),
                plan.objectives());
    }
}
