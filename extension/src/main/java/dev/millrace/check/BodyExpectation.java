package dev.millrace.check;

import dev.millrace.http.Response;
import org.jspecify.annotations.Nullable;

/** Expects the body's text to be like this. */
record BodyExpectation(TextMatcher matcher) implements Expectation {

    private static final int SHOWN_CHARS = 60;

    @Override
    public String description() {
        return "body " + matcher.description();
    }

    @Override
    public @Nullable String mismatch(Response response) {
        String text = response.text();
        if (response.body().truncated()) {
            return tooLong(response);
        }
        return matcher.matches(text) ? null : "was " + shown(text);
    }

    static String tooLong(Response response) {
        return "was longer than the limit: " + response.body();
    }

    static String shown(String text) {
        return text.length() <= SHOWN_CHARS
                ? '"' + text + '"'
                : '"' + text.substring(0, SHOWN_CHARS) + "\"... (" + text.length() + " characters)";
    }

    @Override
    public boolean readsBody() {
        return true;
    }
}
