package dev.millrace.verdict;

import dev.millrace.plan.Objective;
import dev.millrace.plan.TimeBound;
import dev.millrace.result.LoadResult;
import dev.millrace.result.Measurement;
import java.time.Duration;

/** Judges what was demanded of one result. */
record Judge(LoadResult result) {

    Finding run() {
        Row row = new Row("run", "to its planned end", Row.count(result.requests()));
        String end = result.stopReason().text();
        String unsent = result.unsent() > 0 ? "; " + Row.count(result.unsent()) + " unsent" : "";
        return result.stopReason().planned() ? row.met(end) : row.missed("cut short", end + unsent);
    }

    Finding judge(Objective objective) {
        return switch (objective.measure()) {
            case RESPONSE_TIME_PERCENTILE ->
                    excused(responseTime().percentile(objective.percentile(), atMost(objective)));
            case RESPONSE_TIME_MEAN -> excused(responseTime().mean(atMost(objective)));
            case RESPONSE_TIME_MAX -> excused(responseTime().max(atMost(objective)));
            case FAILURES -> failures(objective);
            case THROUGHPUT -> excused(throughput(objective));
            case HEAP -> memory(objective, result.memory().heap());
            case RSS -> memory(objective, result.memory().rss());
            case DIRECT -> memory(objective, result.memory().direct());
            case ALLOCATION_PER_REQUEST ->
                    memory(objective, result.memory().allocationPerRequest());
        };
    }

    private TimeFigures responseTime() {
        return new TimeFigures("response time", result.responseTime(), result.unanswered());
    }

    private static TimeBound atMost(Objective objective) {
        return new TimeBound(true, Duration.ofNanos((long) objective.bound()));
    }

    private Finding failures(Objective objective) {
        Row row = row(objective, Row.count(result.requests()));
        if (result.requests() == 0) {
            return row.tooFewSamples(objective.samplesNeeded());
        }
        double share = result.failureShare();
        String failed = result.failed() > 0 ? " (" + Row.count(result.failed()) + ")" : "";
        return compared(row, objective, share, objective.format(share) + failed);
    }

    private Finding throughput(Objective objective) {
        Row row = row(objective, Row.count(result.requests()));
        double rate = result.throughput();
        return result.requests() == 0
                ? row.tooFewSamples(objective.samplesNeeded())
                : compared(row, objective, rate, objective.format(rate));
    }

    private static Finding memory(Objective objective, Measurement measurement) {
        if (!measurement.measured()) {
            return row(objective, "0").notMeasured(measurement.how());
        }
        double bytes = measurement.bytes();
        return compared(
                row(objective, measurement.how()), objective, bytes, objective.format(bytes));
    }

    private static Row row(Objective objective, String samples) {
        return new Row(objective.name(), objective.asked(), samples);
    }

    private static Finding compared(Row row, Objective objective, double value, String measured) {
        double bound = objective.bound();
        double over = objective.measure().atLeast() ? bound - value : value - bound;
        if (over <= 0) {
            return row.met(measured);
        }
        boolean looksMet = objective.format(value).equals(objective.format(bound));
        return row.missed(measured, looksMet ? "by " + objective.format(over) : "");
    }

    /**
     * Takes a miss for inconclusive where the generator itself was saturated. Waiting inside it can
     * only lengthen times and lower throughput, so what is met stays met.
     */
    private Finding excused(Finding finding) {
        LaneTime lanes = new LaneTime(result);
        if (finding.ruling() != Ruling.MISSED || !lanes.cpuSaturated()) {
            return finding;
        }
        return new Row(finding.objective(), finding.asked(), finding.samples())
                .inconclusive(
                        finding.measured(),
                        "the generator itself was saturated (lanes at "
                                + lanes.cpuPercent()
                                + " of their CPU)");
    }
}
