package dev.millrace.assertions;

import dev.millrace.result.LoadResult;
import dev.millrace.verdict.Finding;
import dev.millrace.verdict.Ruling;

/** The messages of failed assertions: one form for all. */
final class ShouldBe {

    private ShouldBe() {}

    static String shouldBe(LoadResult result, String what, Object expected, Object actual) {
        return message(result, what, expected, "was", actual);
    }

    static String shouldBe(LoadResult result, Finding finding) {
        String reason = finding.reason().isEmpty() ? "" : ": " + finding.reason();
        String samples = " (samples: " + finding.samples() + ")";
        return finding.ruling() == Ruling.INCONCLUSIVE
                ? message(
                        result,
                        finding.objective(),
                        finding.asked(),
                        "is inconclusive",
                        finding.reason() + samples)
                : shouldBe(
                        result,
                        finding.objective(),
                        finding.asked(),
                        finding.measured() + reason + samples);
    }

    static String shouldHaveSample(LoadResult result, String what, Object expected) {
        return message(result, what, expected, "is inconclusive", "needs 1 sample (samples: 0)");
    }

    private static String message(
            LoadResult result, String what, Object expected, String verb, Object actual) {
        return """

                Expecting %s of %s to be:
                  %s
                but %s:
                  %s"""
                .formatted(what, result.plan().name(), expected, verb, actual);
    }
}
