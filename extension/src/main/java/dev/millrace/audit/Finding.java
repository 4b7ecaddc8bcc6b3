package dev.millrace.audit;

import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a row of the report.
 *
 * @param status the status of the response, or null where there was none
 * @param failure what kept it from coming, or null where it came
 * @param redirected whether a redirect was followed
 * @param tried whether the URL was asked for at all
 */
record Finding(
        @Nullable Integer status,
        @Nullable FailureKind failure,
        boolean redirected,
        boolean tried) {

    static Finding of(Outcome outcome, boolean tried) {
        return new Finding(
                outcome instanceof Response response ? (Integer) response.status() : null,
                outcome instanceof TransportFailure failure ? failure.kind() : null,
                !outcome.redirects().isEmpty(),
                tried);
    }
}
