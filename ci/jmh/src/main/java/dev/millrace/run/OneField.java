package dev.millrace.run;

import dev.millrace.http.Headers;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields that cost next to nothing to look up, so that the checks themselves show. */
record OneField(String name, String value) implements Headers {

    @Override
    public @Nullable String first(String asked) {
        return name.equalsIgnoreCase(asked) ? value : null;
    }

    @Override
    public List<String> all(String asked) {
        return name.equalsIgnoreCase(asked) ? List.of(value) : List.of();
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        action.accept(name, value);
    }
}
