package dev.millrace.check;

import dev.millrace.http.Response;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Expects whatever the author's own predicate says. */
record NamedExpectation(String description, Predicate<Response> test) implements Expectation {

    @Override
    public @Nullable String mismatch(Response response) {
        return test.test(response) ? null : "was not so";
    }

    @Override
    public boolean readsBody() {
        return true;
    }
}
