package dev.millrace.assertions;

import dev.millrace.log.LogPart;
import dev.millrace.log.TargetLog;
import dev.millrace.plan.RequestIds;
import dev.millrace.report.Console;
import dev.millrace.result.LoadResult;
import dev.millrace.result.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what the target logged since the log was opened.
 *
 * <p>Those that look for something wait for it up to two seconds, as logs come late; the others
 * look once: put them last. Messages show the first few lines, with control characters escaped and
 * passwords in URLs, credentials and cookies masked.
 */
public class TargetLogAssert extends AbstractAssert<TargetLogAssert, TargetLog> {

    private static final int MOST_INDEXES = 10;

    private Patience patience;

    /**
     * Starts assertions on a log.
     *
     * @param actual the log; null fails the first assertion
     */
    public TargetLogAssert(@Nullable TargetLog actual) {
        this(actual, Patience.of(Duration.ofSeconds(2)));
    }

    TargetLogAssert(@Nullable TargetLog actual, Patience patience) {
        super(actual, TargetLogAssert.class);
        this.patience = patience;
    }

    /**
     * Sets how long the assertions that follow wait for what they look for.
     *
     * @param limit zero for not at all
     * @return this assertion
     */
    public TargetLogAssert within(Duration limit) {
        patience = new Patience(patience.clock(), limit, patience.pause());
        return this;
    }

    /**
     * Checks that no line matches, as of now; of a log that was rotated or truncated since that
     * cannot be told, so that it fails.
     *
     * <pre>{@code
     * // one line: 12:00:01 WARN slow
     * assertThat(log).hasNoLineMatching("ERROR"); // passes
     * assertThat(log).hasNoLineMatching("WARN|ERROR"); // fails
     * }</pre>
     *
     * @param regex a regular expression, to be found somewhere in a line
     * @return this assertion
     * @throws AssertionError if a line matches
     * @throws java.util.regex.PatternSyntaxException if it is no regular expression
     * @throws java.io.UncheckedIOException if the log cannot be read
     */
    public TargetLogAssert hasNoLineMatching(String regex) {
        isNotNull();
        MatchingLines found = MatchingLines.of(actual, Pattern.compile(regex));
        return require(isWholly(found, 0), "no line that matches", regex, found);
    }

    /**
     * Checks that at least one line matches.
     *
     * <pre>{@code
     * // one line: 12:00:01 INFO started
     * assertThat(log).hasLineMatching("started$"); // passes
     * assertThat(log).hasLineMatching("stopped$"); // fails
     * }</pre>
     *
     * @param regex a regular expression, to be found somewhere in a line
     * @return this assertion
     * @throws AssertionError if no line matches
     * @throws java.util.regex.PatternSyntaxException if it is no regular expression
     * @throws java.io.UncheckedIOException if the log cannot be read
     */
    public TargetLogAssert hasLineMatching(String regex) {
        isNotNull();
        MatchingLines found = await(1, regex);
        return require(found.count() > 0, "a line that matches", regex, found);
    }

    /**
     * Checks how many lines match; of a log that was rotated or truncated since that cannot be
     * told, so that it fails.
     *
     * <pre>{@code
     * // two lines: order 1 accepted, order 2 accepted
     * assertThat(log).hasLinesMatching(2, "accepted"); // passes
     * assertThat(log).hasLinesMatching(2, "order 1"); // fails
     * }</pre>
     *
     * @param count how many lines, not more and not fewer
     * @param regex a regular expression, to be found somewhere in a line
     * @return this assertion
     * @throws AssertionError if more or fewer lines match
     * @throws java.util.regex.PatternSyntaxException if it is no regular expression
     * @throws java.io.UncheckedIOException if the log cannot be read
     */
    public TargetLogAssert hasLinesMatching(long count, String regex) {
        isNotNull();
        MatchingLines found = await(count, regex);
        String asked = number(count) + (count == 1 ? " line that matches" : " lines that match");
        return require(isWholly(found, count), asked, regex, found);
    }

    /**
     * Checks that the id of each request of a run is in the log, as {@code load.requestIds(header)}
     * had them sent.
     *
     * <p>Each request must have got a response: whether the target saw one that got none cannot be
     * told, so that such a run fails here.
     *
     * <pre>{@code
     * // requests 0..999, all of whose ids were logged but that of 17
     * assertThat(log).containsEachRequestId(resultOfRequests0To16); // passes
     * assertThat(log).containsEachRequestId(resultOfAllRequests); // fails
     * }</pre>
     *
     * @param result what the run measured
     * @return this assertion
     * @throws AssertionError if an id is missing, or it cannot be told
     * @throws java.io.UncheckedIOException if the log cannot be read
     */
    public TargetLogAssert containsEachRequestId(LoadResult result) {
        isNotNull();
        String whyNot = whyNotTold(result);
        RequestIds ids = result.plan().requestIds();
        if (ids == null || !whyNot.isEmpty()) {
            return fail(
                    expecting("the id of each request")
                            + "\nbut that cannot be told:\n  "
                            + whyNot);
        }
        long requests = result.requests();
        LoggedRequests logged =
                patience.until(
                        found -> found.count() >= requests, () -> LoggedRequests.of(actual, ids));
        return logged.count() >= requests
                ? passed(logged.part())
                : fail(missing(result, ids, logged));
    }

    private static String whyNotTold(LoadResult result) {
        if (result.plan().requestIds() == null) {
            return "the requests carried no ids: load.requestIds(\"X-Request-Id\") adds them";
        }
        if (result.requests() >= Integer.MAX_VALUE) {
            return "there were more than " + (Integer.MAX_VALUE - 1) + " requests";
        }
        return result.unanswered() == 0
                ? ""
                : number(result.unanswered())
                        + " of "
                        + number(result.requests())
                        + " requests got no response, and may or may not have reached the target";
    }

    private String missing(LoadResult result, RequestIds ids, LoggedRequests logged) {
        long missing = result.requests() - logged.count();
        boolean gapless =
                result.stopReason() == StopReason.COUNT_REACHED
                        || result.stopReason() == StopReason.SOURCE_ENDED;
        String first =
                logged.firstMissing((int) Math.min(missing, MOST_INDEXES)).stream()
                        .map(ids::of)
                        .collect(Collectors.joining("\n  "));
        return expecting("the id of each of " + number(result.requests()) + " requests")
                + "\nbut "
                + number(missing)
                + " were not among "
                + read(logged.part())
                + (gapless
                        ? ", first of all:\n  "
                        : "; first of all, some of which may not have been sent:\n  ")
                + first;
    }

    private MatchingLines await(long count, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return patience.until(
                found -> found.count() >= count, () -> MatchingLines.of(actual, pattern));
    }

    /** What is missing from a part of the log may be in the rest. */
    private static boolean isWholly(MatchingLines found, long count) {
        return found.count() == count && !found.part().restarted();
    }

    private TargetLogAssert require(boolean met, String asked, String regex, MatchingLines found) {
        if (met) {
            return passed(found.part());
        }
        List<String> first = found.first();
        return fail(
                expecting(asked + " \"" + regex + '"')
                        + "\nbut "
                        + number(found.count())
                        + " of "
                        + read(found.part())
                        + " did"
                        + (first.isEmpty() ? "" : ":\n  " + String.join("\n  ", first)));
    }

    private String expecting(String what) {
        return "\nExpecting the log " + actual + ", from where it was opened, to have:\n  " + what;
    }

    private static String read(LogPart part) {
        return number(part.lines())
                + (part.lines() == 1 ? " line" : " lines")
                + (part.restarted() ? " (" + restarted() + ")" : "");
    }

    private static String restarted() {
        return "it was rotated or truncated since: read from its present start, so that earlier lines"
                + " are missing";
    }

    /** What passes on a part of the log says so too. */
    private TargetLogAssert passed(LogPart part) {
        if (part.restarted()) {
            Console.print("[millrace] log " + actual + ": " + restarted());
        }
        return this;
    }

    private TargetLogAssert fail(String message) {
        failWithMessage("%s", message);
        return this;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
