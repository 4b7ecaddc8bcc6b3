package dev.millrace.verdict;

/**
 * One row of the verdict.
 *
 * @param objective what it is about, such as {@code response time p99}
 * @param asked the bound in words
 * @param measured what was measured, in words
 * @param samples on how many samples, or by which probe
 * @param ruling how it came out
 * @param reason why it is inconclusive or missed where the figures do not say it themselves;
 *     otherwise empty
 */
public record Finding(
        String objective,
        String asked,
        String measured,
        String samples,
        Ruling ruling,
        String reason) {

    Finding named(String newObjective) {
        return new Finding(newObjective, asked, measured, samples, ruling, reason);
    }

    /** Tells where it was measured, and on what. */
    Finding at(String place, String newSamples) {
        return new Finding(
                objective, asked, measured + " (" + place + ")", newSamples, ruling, reason);
    }
}
