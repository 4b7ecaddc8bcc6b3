package dev.millrace.verdict;

import dev.millrace.result.Failure;
import dev.millrace.result.FailureDigest;
import dev.millrace.result.LoadResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes everything there is to say about a verdict: the message of the one error thrown. */
public final class VerdictMessage {

    private static final int MOST_FAILURES = 10;

    /** A test's class and method; what a parameterized test adds is not part of its name. */
    private static final Pattern TEST =
            Pattern.compile(
                    "([\\w.$]+)\\.([\\w$]+).*", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private VerdictMessage() {}

    /**
     * Writes the message: the ruling in one sentence, the table, what bounded the run, the distinct
     * failures, the first failing request with its response, and how to send it again.
     *
     * @param result the result that was judged
     * @param verdict its verdict
     * @return several lines without a line end at the end
     */
    public static String of(LoadResult result, Verdict verdict) {
        List<String> parts = new ArrayList<>();
        parts.add(sentence(result.plan().name(), verdict));
        parts.add(verdict.table());
        parts.add(Bound.of(result).sentence());
        if (result.failed() > 0) {
            parts.add(failures(result));
        }
        result.failures().distinct().stream()
                .min(Comparator.comparingLong(Failure::firstIndex))
                .ifPresent(first -> parts.add(firstFailing(result.plan().name(), first)));
        return String.join("\n\n", parts);
    }

    private static String sentence(String name, Verdict verdict) {
        int all = verdict.findings().size();
        List<Finding> decisive = verdict.ruledAs(verdict.ruling());
        String howMany = decisive.size() + " of " + all + " objectives: " + names(decisive);
        return switch (verdict.ruling()) {
            case MET -> name + " met all " + all + " objectives";
            case MISSED -> name + " missed " + howMany;
            case INCONCLUSIVE -> name + " is inconclusive on " + howMany;
        };
    }

    private static String names(List<Finding> findings) {
        return findings.stream().map(Finding::objective).collect(Collectors.joining(", "));
    }

    private static String failures(LoadResult result) {
        FailureDigest failures = result.failures();
        String head =
                String.format(
                        Locale.ROOT,
                        "%,d of %,d requests failed:\n  ",
                        result.failed(),
                        result.requests());
        return head + String.join("\n  ", failures.lines(MOST_FAILURES));
    }

    private static String firstFailing(String name, Failure first) {
        return String.format(
                Locale.ROOT,
                "The first failing request (index %,d):\n%s\n\nTo send only that request again:"
                        + " mvn test %s-Dmillrace.only=%d",
                first.firstIndex(),
                first.example(),
                testOption(name),
                first.firstIndex());
    }

    private static String testOption(String name) {
        Matcher test = TEST.matcher(name);
        if (!test.matches()) {
            return "";
        }
        String option = "-Dtest=" + test.group(1) + "#" + test.group(2);
        // A shell would take a nested class for a variable.
        return (option.contains("$") ? "'" + option + "'" : option) + " ";
    }
}
