package dev.millrace.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was read, whose fields are asked for by name and type.
 *
 * @param path where it stands in the text, for errors; empty at the top
 * @param fields the values: null, String, Boolean, Long, Double, List or Map
 */
record JsonObject(String path, Map<?, ?> fields) {

    static JsonObject read(JsonParser json) throws IOException {
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a result: the JSON must be an object");
            }
            return new JsonObject("", object(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a result: the text cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json));
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser json) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json));
        }
        return values;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    Set<String> names() {
        return fields.keySet().stream().map(String.class::cast).collect(Collectors.toSet());
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    String string(String name) {
        return value(name, String.class, "a text");
    }

    boolean bool(String name) {
        return value(name, Boolean.class, "true or false");
    }

    long number(String name) {
        return value(name, Long.class, "a whole number");
    }

    double decimal(String name) {
        return value(name, Number.class, "a number").doubleValue();
    }

    Duration duration(String name) {
        return Duration.ofNanos(number(name));
    }

    @Nullable Duration optionalDuration(String name) {
        return has(name) ? duration(name) : null;
    }

    JsonObject object(String name) {
        return new JsonObject(at(name), value(name, Map.class, "an object"));
    }

    /** Reads what a text stands for; the reader's own refusal is passed on with the place. */
    <T> T read(String name, Function<String, T> reader) {
        try {
            return reader.apply(string(name));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "not a result: `" + at(name) + "` cannot be read: " + e.getMessage(), e);
        }
    }

    List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : value(name, List.class, "an array")) {
            String place = at(name) + "[" + objects.size() + "]";
            objects.add(new JsonObject(place, cast(place, element, Map.class, "an object")));
        }
        return objects;
    }

    List<String> strings(String name) {
        List<String> strings = new ArrayList<>();
        for (Object element : value(name, List.class, "an array")) {
            strings.add(
                    cast(at(name) + "[" + strings.size() + "]", element, String.class, "a text"));
        }
        return strings;
    }

    private <T> T value(String name, Class<T> type, String typeInWords) {
        return cast(at(name), fields.get(name), type, typeInWords);
    }

    private static <T> T cast(
            String place, @Nullable Object value, Class<T> type, String typeInWords) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "not a result: `" + place + "` must be " + typeInWords + ", but was " + value);
        }
        return type.cast(value);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
