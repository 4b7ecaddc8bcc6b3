package dev.millrace.verdict;

import dev.millrace.clock.DurationText;
import dev.millrace.plan.Objective;
import dev.millrace.plan.TimeBound;
import dev.millrace.result.LatencyDistribution;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Judges the figures of one clock; what was never answered counts as slower than any answer.
 *
 * @param name what was timed, such as {@code response time}
 * @param times the times that were measured
 * @param unanswered how many requests got no complete response, so that there is no time of theirs
 */
public record TimeFigures(String name, LatencyDistribution times, long unanswered) {

    /**
     * Judges a percentile.
     *
     * @param percentile above 0 and below 100
     * @param bound what it must be
     * @return the finding; inconclusive on fewer than 10 samples above the percentile
     * @throws dev.millrace.plan.BadSettingException if the percentile is out of its range
     */
    public Finding percentile(double percentile, TimeBound bound) {
        long needed = Objective.percentile(percentile, 0).samplesNeeded();
        Row row = row(Objective.percentileName(percentile), bound, times.count() + unanswered);
        return times.count() + unanswered < needed
                ? row.tooFewSamples(needed)
                : judged(row, bound, times.percentile(percentile, unanswered));
    }

    /**
     * Judges the longest time.
     *
     * @param bound what it must be
     * @return the finding; inconclusive without a sample
     */
    public Finding max(TimeBound bound) {
        Row row = row("max", bound, times.count() + unanswered);
        return times.count() + unanswered == 0
                ? row.tooFewSamples(1)
                : judged(row, bound, unanswered > 0 ? null : times.max());
    }

    /**
     * Judges the mean of the times that were measured.
     *
     * @param bound what it must be
     * @return the finding; inconclusive without a sample, and where an upper bound holds but not
     *     all requests were answered
     */
    public Finding mean(TimeBound bound) {
        Row row = row("mean", bound, times.count());
        if (times.count() == 0) {
            return row.tooFewSamples(1);
        }
        Finding finding = judged(row, bound, times.mean());
        boolean spoiled = unanswered > 0 && bound.most() && finding.ruling() == Ruling.MET;
        return spoiled
                ? row.inconclusive(
                        finding.measured(), Row.count(unanswered, "request") + " got no response")
                : finding;
    }

    private Row row(String figure, TimeBound bound, long samples) {
        return new Row(name + " " + figure, bound.asked(), Row.count(samples));
    }

    private Finding judged(Row row, TimeBound bound, @Nullable Duration value) {
        if (value == null) {
            return amongUnanswered(row, bound);
        }
        String measured = DurationText.format(value);
        if (bound.allows(value)) {
            return row.met(measured);
        }
        boolean looksMet = measured.equals(DurationText.format(bound.limit()));
        String difference = DurationText.format(value.minus(bound.limit()).abs());
        return row.missed(measured, looksMet ? "by " + difference : "");
    }

    private Finding amongUnanswered(Row row, TimeBound bound) {
        String reason =
                "lies among the " + Row.count(unanswered, "request") + " without a response";
        return bound.most() ? row.missed("no response", reason) : row.met("no response");
    }
}
