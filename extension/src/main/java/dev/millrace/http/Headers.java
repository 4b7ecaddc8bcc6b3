package dev.millrace.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The header fields of a response, in the order they came; names are case-insensitive. */
public interface Headers {

    /**
     * Returns the first value of a field.
     *
     * @param name the field's name, in any case
     * @return its first value, or null where the field is absent
     */
    @Nullable String first(String name);

    /**
     * Returns all values of a field.
     *
     * @param name the field's name, in any case
     * @return its values in order; empty where the field is absent
     */
    List<String> all(String name);

    /**
     * Calls back for each field in order.
     *
     * @param action takes name and value
     */
    void forEach(BiConsumer<String, String> action);

    /**
     * Tells whether the value of a field is a secret, which no report shows.
     *
     * @param name the field's name, in any case
     * @return true for credentials and cookies
     */
    static boolean isSecret(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization", "proxy-authorization", "cookie", "set-cookie" -> true;
            default -> false;
        };
    }

    /**
     * Returns header fields with these names and values.
     *
     * @param fields the fields in order
     * @return the header fields
     */
    static Headers of(List<Map.Entry<String, String>> fields) {
        return new FieldList(List.copyOf(fields));
    }
}
