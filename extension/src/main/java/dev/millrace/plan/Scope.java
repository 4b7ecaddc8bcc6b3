package dev.millrace.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which requests an objective is about.
 *
 * @param label those with this label, or null for all
 * @param window those of each such stretch of the run, or null for the run as a whole
 */
public record Scope(@Nullable String label, @Nullable Window window) {

    /** All requests of the run as a whole. */
    public static final Scope RUN = new Scope(null, null);

    // Refuses a label that no request would have.
    public Scope {
        Rules.require(label == null || !label.isBlank(), "label", "not be blank", label + "");
    }

    /** Only requests have labels, and times at which they ended. */
    void requireFor(Measure measure) {
        String rule = "be set for response times, failures and throughput only";
        String found = measure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Rules.require(label == null || measure.ofRequests(), "label", rule, found);
        Rules.require(
                !(window instanceof Window.Time) || measure.ofRequests(), "within", rule, found);
        Rules.require(
                !(window instanceof Window.Requests) || measure == Measure.FAILURES,
                "last",
                "come with `failures` and no other objective",
                found);
    }

    String nameOf(String measured) {
        return (label == null ? "" : label + ": ")
                + measured
                + (window == null ? "" : " " + window.name());
    }
}
