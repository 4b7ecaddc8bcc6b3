package dev.millrace.run;

import dev.millrace.check.Expectation;
import dev.millrace.check.Expectations;
import dev.millrace.http.Response;
import dev.millrace.request.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expectations of a run, joined with those of a request. */
final class ResponseChecks {

    private final List<Expectation> ofRun;
    private final List<Expectation> ofRunWithoutStatus;
    private final boolean runReadsBody;

    ResponseChecks(List<Expectation> expectations) {
        ofRun = Expectations.orSuccess(expectations);
        ofRunWithoutStatus =
                ofRun.stream().filter(expectation -> !expectation.judgesStatus()).toList();
        runReadsBody = ofRun.stream().anyMatch(Expectation::readsBody);
    }

    boolean readBody(Request request) {
        return runReadsBody || any(request.expectations(), Expectation::readsBody);
    }

    /**
     * Returns the first expectation that is not met, those about the status before all others; null
     * for none.
     */
    @Nullable Mismatch firstMismatch(Request request, Response response) {
        List<Expectation> own = request.expectations();
        if (own.isEmpty()) {
            return firstMismatch(ofRun, response);
        }
        boolean ownStatus = any(own, Expectation::judgesStatus);
        Mismatch mismatch = firstMismatch(own, response);
        return mismatch != null
                ? mismatch
                : firstMismatch(ownStatus ? ofRunWithoutStatus : ofRun, response);
    }

    private static @Nullable Mismatch firstMismatch(
            List<Expectation> expectations, Response response) {
        for (int i = 0; i < expectations.size(); i++) {
            Expectation expectation = expectations.get(i);
            String found = found(expectation, response);
            if (found != null) {
                return new Mismatch(expectation.description(), found);
            }
        }
        return null;
    }

    /**
     * An expectation may be the author's code: whatever it throws, assertion errors too, is a
     * finding.
     */
    private static @Nullable String found(Expectation expectation, Response response) {
        try {
            return expectation.mismatch(response);
        } catch (Throwable thrown) {
            return "threw " + thrown;
        }
    }

    private interface Trait {
        boolean of(Expectation expectation);
    }

    private static boolean any(List<Expectation> expectations, Trait trait) {
        for (int i = 0; i < expectations.size(); i++) {
            if (trait.of(expectations.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** What was expected, and what was found instead. */
    record Mismatch(String expected, String found) {}
}
