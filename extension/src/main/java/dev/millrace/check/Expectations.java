package dev.millrace.check;

import dev.millrace.http.Body;
import dev.millrace.http.Headers;
import dev.millrace.http.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What responses can be expected to show; meant to be imported statically.
 *
 * <p>All expectations returned are immutable and thread-safe.
 */
public final class Expectations {

    /** What is expected where no expectation speaks of the status: 2xx or 3xx. */
    public static final Expectation SUCCESS =
            new StatusExpectation("status 2xx or 3xx", status -> status >= 200 && status < 400);

    private Expectations() {}

    /**
     * Completes expectations by that of success, where none of them speaks of the status.
     *
     * @param expectations any expectations
     * @return the same, and {@link #SUCCESS} first where no other judges the status
     */
    public static List<Expectation> orSuccess(List<Expectation> expectations) {
        if (expectations.stream().anyMatch(Expectation::judgesStatus)) {
            return expectations;
        }
        List<Expectation> completed = new ArrayList<>(expectations);
        completed.add(0, SUCCESS);
        return List.copyOf(completed);
    }

    /**
     * Expects one of these status codes.
     *
     * @param codes at least one, each 100..999
     * @return the expectation
     * @throws IllegalArgumentException if no code is given, or one is out of range
     */
    public static Expectation status(int... codes) {
        int[] sorted = Arrays.stream(codes).sorted().distinct().toArray();
        if (sorted.length == 0 || sorted[0] < 100 || sorted[sorted.length - 1] > 999) {
            throw new IllegalArgumentException(
                    "status(...) requires at least one code, each 100..999, but was "
                            + Arrays.toString(codes));
        }
        String description =
                Arrays.stream(sorted)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" or ", "status ", ""));
        return new StatusExpectation(
                description, status -> Arrays.binarySearch(sorted, status) >= 0);
    }

    /**
     * Expects any status at all: the response only has to come.
     *
     * @return the expectation
     */
    public static Expectation anyStatus() {
        return new StatusExpectation("any status", status -> true);
    }

    /**
     * Expects a header field to be exactly this.
     *
     * @param name the field's name, in any case
     * @param value its value
     * @return the expectation
     */
    public static Expectation header(String name, String value) {
        return header(name, equalTo(value));
    }

    /**
     * Expects a header field to have a value like this; of a repeated field, one value is enough.
     *
     * @param name the field's name, in any case
     * @param matcher what the value must be like
     * @return the expectation
     */
    public static Expectation header(String name, TextMatcher matcher) {
        return new HeaderExpectation(name, matcher);
    }

    /**
     * Expects a header field to be there, with any value.
     *
     * @param name the field's name, in any case
     * @return the expectation
     */
    public static Expectation headerPresent(String name) {
        return new HeaderExpectation(name, new TextMatcher("is present", value -> true));
    }

    /**
     * Expects a header field not to be there.
     *
     * @param name the field's name, in any case
     * @return the expectation
     */
    public static Expectation headerAbsent(String name) {
        return new AbsentHeaderExpectation(name);
    }

    /**
     * Expects the body, read as UTF-8, to be like this; a body over the limit fails.
     *
     * @param matcher what the text must be like
     * @return the expectation
     */
    public static Expectation body(TextMatcher matcher) {
        return new BodyExpectation(matcher);
    }

    /**
     * Expects the body, read as UTF-8, to be exactly this.
     *
     * @param text the whole body
     * @return the expectation
     */
    public static Expectation body(String text) {
        return body(equalTo(text));
    }

    /**
     * Expects a value of a JSON body to be like this; a body over the limit fails.
     *
     * @param pointer where the value is, a JSON pointer of RFC 6901, such as {@code /orders/0/sku};
     *     empty for the whole body
     * @param matcher what the value must be like: a text without its quotes, a number, true, false
     *     or null as it is written; objects and arrays match nothing
     * @return the expectation
     * @throws IllegalArgumentException if the pointer is malformed
     */
    public static Expectation json(String pointer, TextMatcher matcher) {
        return JsonExpectation.of(pointer, matcher);
    }

    /**
     * Expects a value of a JSON body to be exactly this.
     *
     * @param pointer where the value is, a JSON pointer of RFC 6901
     * @param value a text without its quotes, a number, true, false or null as it is written
     * @return the expectation
     * @throws IllegalArgumentException if the pointer is malformed
     */
    public static Expectation json(String pointer, String value) {
        return json(pointer, equalTo(value));
    }

    /**
     * Expects the body to have exactly this length; its bytes are not kept for that. Of a body left
     * unread, the declared length counts.
     *
     * @param bytes the length in bytes, not negative
     * @return the expectation
     */
    public static Expectation bodySize(long bytes) {
        return new BodySizeExpectation("body size " + bytes + " B", size -> size == bytes);
    }

    /**
     * Expects the body's length to be within a range; its bytes are not kept for that. Of a body
     * left unread, the declared length counts.
     *
     * @param least the smallest length in bytes
     * @param most the largest length in bytes
     * @return the expectation
     */
    public static Expectation bodySizeBetween(long least, long most) {
        LongPredicate within = size -> size >= least && size <= most;
        return new BodySizeExpectation("body size " + least + ".." + most + " B", within);
    }

    /**
     * Expects what a lambda says; an exception or assertion error from it counts as a failure.
     *
     * <p>The body is kept up to the limit, as the lambda may read it.
     *
     * @param name what is expected, in words for the report
     * @param test true where the response is as expected; called on the lanes' threads, must not
     *     block
     * @return the expectation
     */
    public static Expectation satisfies(String name, Predicate<Response> test) {
        return new NamedExpectation(name, test);
    }

    /**
     * Matches exactly this text.
     *
     * @param text the text
     * @return the matcher
     */
    public static TextMatcher equalTo(String text) {
        return new TextMatcher("is \"" + text + "\"", text::equals);
    }

    /**
     * Matches texts that contain this one.
     *
     * @param part the part
     * @return the matcher
     */
    public static TextMatcher contains(String part) {
        return new TextMatcher("contains \"" + part + "\"", text -> text.contains(part));
    }

    /**
     * Matches texts that start with this one.
     *
     * @param prefix the start
     * @return the matcher
     */
    public static TextMatcher startsWith(String prefix) {
        return new TextMatcher("starts with \"" + prefix + "\"", text -> text.startsWith(prefix));
    }

    /**
     * Matches texts that match a regular expression as a whole.
     *
     * @param regex a regular expression of {@link Pattern}
     * @return the matcher
     * @throws java.util.regex.PatternSyntaxException if the expression is malformed
     */
    public static TextMatcher matches(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new TextMatcher("matches /" + regex + "/", text -> pattern.matcher(text).matches());
    }

    private record AbsentHeaderExpectation(String name) implements Expectation {

        @Override
        public String description() {
            return "header " + name + " is absent";
        }

        @Override
        public @Nullable String mismatch(Response response) {
            String value = response.header(name);
            return value == null
                    ? null
                    : "was " + (Headers.isSecret(name) ? "***" : '"' + value + '"');
        }
    }

    private record BodySizeExpectation(String description, LongPredicate test)
            implements Expectation {

        @Override
        public @Nullable String mismatch(Response response) {
            long size = response.body().size();
            if (size == Body.UNKNOWN_SIZE) {
                return "was neither read nor declared";
            }
            return test.test(size) ? null : "was " + size + " B";
        }
    }
}
