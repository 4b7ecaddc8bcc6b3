package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.plan.Measure;
import dev.millrace.plan.Objective;
import dev.millrace.result.GeneratorLoad;
import dev.millrace.result.LoadResult;
import dev.millrace.result.Transcript;
import dev.millrace.result.WarmedUp;
import dev.millrace.verdict.Bound;
import dev.millrace.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what a run did in one block of text: a pure function of its result. */
public final class ResultBlock {

    private static final int MOST_FAILURES = 10;

    private final LoadResult result;

    private ResultBlock(LoadResult result) {
        this.result = result;
    }

    /**
     * Writes a result for people.
     *
     * @param result what was measured
     * @param verdict what was made of it, or null where it was only measured
     * @return several lines without a line end at the end, of 100 columns as far as possible;
     *     control characters are escaped
     */
    public static String of(LoadResult result, @Nullable Verdict verdict) {
        ResultBlock block = new ResultBlock(result);
        return Stream.of(
                        List.of(block.title(verdict)),
                        Margin.of("bound", List.of(Bound.of(result).sentence())),
                        objectives(verdict),
                        Margin.of("plan", PlanText.of(result.plan(), result.transport())),
                        Margin.of("warm-up", block.warmUp()),
                        Margin.of("throughput", List.of(block.throughput())),
                        Margin.of(block.stopName(), block.stop()),
                        LatencyTables.clocks(result),
                        Margin.of("omission", block.omission()),
                        LatencyTables.labels(result.labels()),
                        Margin.of("statuses", block.statuses()),
                        Margin.of("failures", result.failures().lines(MOST_FAILURES)),
                        Margin.of("memory", ResourceText.of(result.memory())),
                        Margin.of("target", ResourceText.of(result.target())),
                        Margin.of("connections", List.of(block.connections())),
                        Margin.of("cpu", List.of(block.cpu())))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private String title(@Nullable Verdict verdict) {
        return "[millrace] "
                + Transcript.escape(result.plan().name())
                + ": "
                + (verdict == null ? "measured, not judged" : verdict.ruling().text());
    }

    private static List<String> objectives(@Nullable Verdict verdict) {
        return verdict == null
                ? List.of()
                : verdict.table().lines().map(line -> "  " + line).toList();
    }

    private List<String> warmUp() {
        WarmedUp warmUp = result.warmUp();
        return warmUp == null
                ? List.of()
                : List.of(
                        Counted.of(warmUp.requests(), "request")
                                + " in "
                                + DurationText.format(warmUp.length())
                                + ", sent and not recorded"
                                + (warmUp.failed() == 0
                                        ? ""
                                        : "; " + Counted.of(warmUp.failed()) + " of them failed"));
    }

    private String throughput() {
        return Objective.rate(result.throughput())
                + ": "
                + Counted.of(result.succeeded())
                + " of "
                + Counted.of(result.requests(), "request")
                + " succeeded in "
                + DurationText.format(result.elapsed())
                + ", "
                + Counted.of(result.failed())
                + " failed ("
                + Objective.of(Measure.FAILURES, 0).format(result.failureShare())
                + ")";
    }

    private String stopName() {
        return result.stopReason().planned() ? "stopped" : "stopped early";
    }

    private List<String> stop() {
        return result.stopReason().planned() && result.unsent() == 0
                ? List.of()
                : List.of(
                        result.stopReason().text()
                                + ", "
                                + Counted.of(result.unsent(), "request")
                                + " unsent");
    }

    private List<String> omission() {
        return result.omits() && result.responses() > 0
                ? List.of(
                        "coordinated omission is not corrected; `corrected` estimates it, at a request"
                                + " each "
                                + DurationText.format(result.meanInterval())
                                + " for each slot")
                : List.of();
    }

    private List<String> statuses() {
        String statuses =
                result.statuses().entrySet().stream()
                        .map(ResultBlock::status)
                        .collect(Collectors.joining(", "));
        return statuses.isEmpty() ? List.of() : List.of(statuses);
    }

    private static String status(Map.Entry<Integer, Long> status) {
        return Counted.of(status.getValue()) + " x " + status.getKey();
    }

    private String connections() {
        ConnectionCounts counts = result.generator().connections();
        return Counted.of(counts.opened())
                + " opened, "
                + Counted.of(counts.failed())
                + " failed, "
                + Counted.of(counts.reconnects(), "reconnect");
    }

    private String cpu() {
        GeneratorLoad load = result.generator();
        return "lanes "
                + cpuTime(load.laneCpu())
                + laneShare()
                + (load.polling().isZero()
                        ? ""
                        : ", polling " + DurationText.format(load.polling()))
                + ", process "
                + cpuTime(load.processCpu())
                + ", collectors' pauses "
                + DurationText.format(load.gcPause())
                + ", user code "
                + DurationText.format(load.userCode())
                + (load.machineCpu() < 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", all of this machine %.0f %%",
                                100 * load.machineCpu()));
    }

    private static String cpuTime(@Nullable Duration used) {
        return used == null ? "unknown" : DurationText.format(used);
    }

    private String laneShare() {
        int lanes = result.plan().lanes();
        Duration used = result.generator().laneCpu();
        double available = (double) result.elapsed().toNanos() * lanes;
        return available == 0 || used == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%.0f %% of %s)",
                        100 * used.toNanos() / available,
                        Counted.of(lanes, "lane"));
    }
}
