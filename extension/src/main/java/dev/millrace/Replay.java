package dev.millrace;

import dev.millrace.http.Outcome;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.report.Console;
import dev.millrace.request.Request;
import dev.millrace.request.RequestSource;
import dev.millrace.result.Transcript;
import dev.millrace.transport.TransportFactory;
import java.util.List;
import java.util.Map;

/** Sends the request of one index alone, and prints all of it and of its response. */
final class Replay {

    private final LoadPlan plan;
    private final long only;

    Replay(LoadPlan plan, long only) {
        this.plan = plan;
        this.only = only;
    }

    /** One request cannot be judged by objectives; its expectations stay. */
    LoadPlan plan() {
        return new LoadPlan(
                plan.name(),
                new WorkloadModel.Closed(1),
                new RunLength(1, null),
                plan.limits(),
                plan.connections(),
                plan.politeness(),
                1,
                plan.requestIds(),
                null,
                false,
                plan.persistent(),
                plan.expectations(),
                List.of());
    }

    RequestSource source(RequestSource source) {
        return new OnlyIndex(source, only);
    }

    TransportFactory transports(TransportFactory transports) {
        return new ShownTransports(transports, this::show);
    }

    private void show(Request request, Outcome outcome) {
        String head =
                "[millrace] "
                        + plan.name()
                        + ", index "
                        + only
                        + " alone:"
                        + System.lineSeparator();
        Console.print(
                head
                        + Transcript.whole(
                                completed(request),
                                plan.connections().absolute(request.uri()),
                                outcome));
    }

    private Request completed(Request request) {
        Request completed = request;
        for (Map.Entry<String, String> field : plan.connections().headers().entrySet()) {
            boolean own =
                    request.headers().stream()
                            .anyMatch(each -> each.getKey().equalsIgnoreCase(field.getKey()));
            completed = own ? completed : completed.header(field.getKey(), field.getValue());
        }
        return completed;
    }
}
