package dev.millrace.verdict;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Objective;
import dev.millrace.plan.TimeBound;
import dev.millrace.plan.Window;
import dev.millrace.result.ObjectiveWindows;
import dev.millrace.result.Transcript;
import dev.millrace.result.WindowFigures;
import java.time.Duration;

/** Judges what is demanded of requests: of all, of those of a label, of those of each window. */
record RequestJudge(Objective objective) {

    Finding judge(Figures figures) {
        TimeFigures times =
                new TimeFigures("response time", figures.responseTime(), figures.overdue());
        Finding finding =
                switch (objective.measure()) {
                    case RESPONSE_TIME_PERCENTILE ->
                            times.percentile(objective.percentile(), atMost());
                    case RESPONSE_TIME_MEAN -> times.mean(atMost());
                    case RESPONSE_TIME_MAX -> times.max(atMost());
                    case FAILURES -> failures(figures);
                    default -> throughput(figures);
                };
        return finding.named(Transcript.escape(objective.name()));
    }

    private TimeBound atMost() {
        return new TimeBound(true, Duration.ofNanos((long) objective.bound()));
    }

    private Finding failures(Figures figures) {
        Row row = row(figures);
        if (figures.requests() == 0) {
            return row.tooFewSamples(objective.samplesNeeded());
        }
        double share = figures.failureShare();
        String failed = figures.failed() > 0 ? " (" + Row.count(figures.failed()) + ")" : "";
        return row.compared(objective, share, objective.format(share) + failed);
    }

    /** A window without any request has a throughput: none. */
    private Finding throughput(Figures figures) {
        double rate = figures.throughput();
        return figures.requests() == 0 && objective.scope().window() == null
                ? row(figures).tooFewSamples(objective.samplesNeeded())
                : row(figures).compared(objective, rate, objective.format(rate));
    }

    private Row row(Figures figures) {
        return Row.of(objective, Row.count(figures.requests()));
    }

    /** Judges the worst window, as all others are better. */
    Finding judge(ObjectiveWindows windows) {
        WindowFigures worst = windows.worst();
        if (worst == null) {
            String reason =
                    windows.windows() == 0
                            ? "the run was shorter than a window"
                            : "no window had " + Row.count(objective.samplesNeeded(), "sample");
            return Row.of(objective, "0").notMeasured(reason);
        }
        return judge(Figures.of(worst)).at(place(worst), samples(windows, worst));
    }

    Finding withoutSuchLabel() {
        return Row.of(objective, "0").notMeasured("no request had this label");
    }

    Finding withoutWindows() {
        return Row.of(objective, "0")
                .notMeasured("windows are looked at while a run goes on: demand it of the run");
    }

    private String place(WindowFigures window) {
        return objective.scope().window() instanceof Window.Requests
                ? "requests " + Row.count(window.from() + 1) + " to " + Row.count(window.to())
                : since(window.from()) + " to " + since(window.to());
    }

    private static String since(long startNanos) {
        return startNanos == 0 ? "0 s" : DurationText.format(startNanos);
    }

    private static String samples(ObjectiveWindows windows, WindowFigures worst) {
        String some =
                windows.judged() < windows.windows() ? Row.count(windows.judged()) + " of " : "";
        return Row.count(worst.requests())
                + " in the worst of "
                + some
                + Row.count(windows.windows(), "window");
    }
}
