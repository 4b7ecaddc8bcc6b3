package dev.millrace.check;

import dev.millrace.http.Headers;
import dev.millrace.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expects a header field to have a value like this; of a repeated field, one value is enough. */
record HeaderExpectation(String name, TextMatcher matcher) implements Expectation {

    @Override
    public String description() {
        return "header " + name + " " + matcher.description();
    }

    @Override
    public @Nullable String mismatch(Response response) {
        String first = response.header(name);
        if (first == null) {
            return "was absent";
        }
        if (matcher.matches(first)) {
            return null;
        }
        List<String> all = response.headers().all(name);
        return all.stream().anyMatch(matcher::matches) ? null : "was " + shown(all);
    }

    private String shown(List<String> values) {
        return Headers.isSecret(name) ? "***" : '"' + String.join("\", \"", values) + '"';
    }
}
