package dev.millrace.http;

import java.util.List;
import java.util.Map.Entry;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields in a list: for responses that do not come from a transport. */
record FieldList(List<Entry<String, String>> fields) implements Headers {

    @Override
    public @Nullable String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Entry::getValue)
                .toList();
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        fields.forEach(field -> action.accept(field.getKey(), field.getValue()));
    }
}
