package dev.millrace.verdict;

import dev.millrace.plan.Objective;
import dev.millrace.result.Transcript;
import java.util.Locale;

/** One thing that was demanded and the samples it is judged on, waiting for its ruling. */
record Row(String objective, String asked, String samples) {

    private static final String NOT_MEASURED = "not measured";

    static Row of(Objective objective, String samples) {
        return new Row(Transcript.escape(objective.name()), objective.asked(), samples);
    }

    /** Writes a number of things, in the singular where it is one. */
    static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    Finding met(String measured) {
        return new Finding(objective, asked, measured, samples, Ruling.MET, "");
    }

    Finding missed(String measured, String reason) {
        return new Finding(objective, asked, measured, samples, Ruling.MISSED, reason);
    }

    /**
     * Compares a value with the bound; where both look the same, it tells by how much it missed.
     */
    Finding compared(Objective by, double value, String measured) {
        double over = by.measure().atLeast() ? by.bound() - value : value - by.bound();
        if (over <= 0) {
            return met(measured);
        }
        boolean looksMet = by.format(value).equals(by.format(by.bound()));
        return missed(measured, looksMet ? "by " + by.format(over) : "");
    }

    Finding inconclusive(String measured, String reason) {
        return new Finding(objective, asked, measured, samples, Ruling.INCONCLUSIVE, reason);
    }

    Finding notMeasured(String reason) {
        return inconclusive(NOT_MEASURED, reason);
    }

    Finding tooFewSamples(long needed) {
        return notMeasured("needs " + count(needed, "sample"));
    }
}
