package dev.millrace.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.millrace.http.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Expects a value of a JSON body to be like this; reads the body as a stream, without a tree. */
record JsonExpectation(JsonPointer pointer, TextMatcher matcher) implements Expectation {

    private static final JsonFactory JSON = new JsonFactory();

    static JsonExpectation of(String pointer, TextMatcher matcher) {
        try {
            return new JsonExpectation(JsonPointer.compile(pointer), matcher);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "json(...) requires a JSON pointer, which is empty or starts with a slash, but was \""
                            + pointer
                            + '"',
                    e);
        }
    }

    @Override
    public String description() {
        return "JSON " + pointer + " " + matcher.description();
    }

    @Override
    public @Nullable String mismatch(Response response) throws IOException {
        String text = response.text();
        if (response.body().truncated()) {
            return BodyExpectation.tooLong(response);
        }
        if (text.isBlank()) {
            return "was no JSON: the body is empty";
        }
        try (JsonParser json = JSON.createParser(text)) {
            String finding = found(json) ? finding(json) : "was absent";
            readToTheEnd(json);
            return finding;
        } catch (JsonProcessingException e) {
            return "was no JSON, at column "
                    + e.getLocation().getColumnNr()
                    + ": "
                    + e.getOriginalMessage();
        }
    }

    private boolean found(JsonParser json) throws IOException {
        json.nextToken();
        for (JsonPointer step = pointer; !step.matches(); step = step.tail()) {
            boolean found =
                    switch (json.currentToken()) {
                        case START_OBJECT -> foundName(json, step.getMatchingProperty());
                        case START_ARRAY -> foundElement(json, step.getMatchingIndex());
                        default -> false;
                    };
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean foundName(JsonParser json, String name) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = json.currentName().equals(name);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private static boolean foundElement(JsonParser json, int index) throws IOException {
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == index) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private @Nullable String finding(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> "was an object";
            case START_ARRAY -> "was an array";
            default -> {
                String value = json.getText();
                yield matcher.matches(value) ? null : "was " + BodyExpectation.shown(value);
            }
        };
    }

    /** What is broken behind the value is broken all the same. */
    private static void readToTheEnd(JsonParser json) throws IOException {
        while (json.nextToken() != null) {
            json.skipChildren();
        }
    }

    @Override
    public boolean readsBody() {
        return true;
    }
}
