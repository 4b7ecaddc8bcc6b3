package dev.millrace.transport.jetty;

import dev.millrace.http.Headers;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Jetty's own header fields, read in place. */
record JettyHeaders(HttpFields fields) implements Headers {

    @Override
    public @Nullable String first(String name) {
        return fields.get(name);
    }

    @Override
    public List<String> all(String name) {
        return fields.getValuesList(name);
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        fields.forEach(field -> action.accept(field.getName(), field.getValue()));
    }
}
