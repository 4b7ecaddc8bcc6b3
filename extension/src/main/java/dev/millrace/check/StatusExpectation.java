package dev.millrace.check;

import dev.millrace.http.Response;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Expects the status to be one of several. */
record StatusExpectation(String description, IntPredicate test) implements Expectation {

    @Override
    public @Nullable String mismatch(Response response) {
        return test.test(response.status()) ? null : "was " + response.status();
    }

    @Override
    public boolean judgesStatus() {
        return true;
    }
}
