package dev.millrace.result;

import dev.millrace.http.Redirect;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of the rows that a run writes, a row for each request.
 *
 * @param name its name, in a CSV file's header or as the name of a JSON field
 * @param value its value for a request, or null for none; called on the lanes' threads,
 *     concurrently: it must be thread-safe and must not block
 */
public record Column(String name, Function<EndedRequest, @Nullable Object> value) {

    /** {@code index}: the request's index. */
    public static final Column INDEX = new Column("index", EndedRequest::index);

    /** {@code method}: the method, such as GET; none where the request could not be made. */
    public static final Column METHOD = ofRequest("method", Request::method);

    /** {@code uri}: where the request was sent, absolute, passwords masked. */
    public static final Column URI = new Column("uri", ended -> masked(ended.uri()));

    /** {@code label}: the request's label. */
    public static final Column LABEL = ofRequest("label", Request::label);

    /** {@code status}: the status of the response, such as 200. */
    public static final Column STATUS = ofResponse("status", Response::status);

    /** {@code reason}: the reason phrase of the response, such as OK. */
    public static final Column REASON = ofResponse("reason", Response::reason);

    /** {@code failure}: the kind of failure that left the request without a response, in words. */
    public static final Column FAILURE = ofFailure("failure", failure -> failure.kind().text());

    /** {@code detail}: what the machine said of that failure. */
    public static final Column DETAIL = ofFailure("detail", TransportFailure::detail);

    /** {@code mismatch}: what the response should have been, and what it was. */
    public static final Column MISMATCH = new Column("mismatch", EndedRequest::mismatch);

    /** {@code response_ms}: intended time to last byte read, or to the failure. */
    public static final Column RESPONSE_MS =
            new Column("response_ms", ended -> millis(ended.responseNanos()));

    /** {@code service_ms}: first byte written to last byte read, or to the failure. */
    public static final Column SERVICE_MS =
            new Column("service_ms", ended -> millis(ended.serviceNanos()));

    /** {@code bytes}: the length of the response's body. */
    public static final Column BYTES = ofResponse("bytes", response -> response.body().size());

    /** {@code redirects}: status and URI of each redirect that was followed, arrows between. */
    public static final Column REDIRECTS =
            new Column("redirects", ended -> Transcript.way(ended.outcome().redirects()));

    /** {@code final_uri}: where the last redirect led, or else the request's own URI. */
    public static final Column FINAL_URI = new Column("final_uri", Column::finalUri);

    /** The columns that are written where none are chosen: all of the above. */
    public static final List<Column> ALL =
            List.of(
                    INDEX,
                    METHOD,
                    URI,
                    LABEL,
                    STATUS,
                    REASON,
                    FAILURE,
                    DETAIL,
                    MISMATCH,
                    RESPONSE_MS,
                    SERVICE_MS,
                    BYTES,
                    REDIRECTS,
                    FINAL_URI);

    /**
     * Makes a column.
     *
     * @param name its name
     * @param value its value for a request, or null for none; numbers and booleans stay such in
     *     JSON, all else becomes its text
     * @return the column
     */
    public static Column of(String name, Function<EndedRequest, @Nullable Object> value) {
        return new Column(name, value);
    }

    /**
     * Makes a column of a response's header field, named as the field.
     *
     * @param field the field's name, in any case
     * @return the column
     */
    public static Column header(String field) {
        return ofResponse(field, response -> response.header(field));
    }

    private static Column ofRequest(String name, Function<Request, @Nullable Object> value) {
        return new Column(
                name, ended -> ended.request() == null ? null : value.apply(ended.request()));
    }

    private static Column ofResponse(String name, Function<Response, @Nullable Object> value) {
        return new Column(
                name, ended -> ended.response() == null ? null : value.apply(ended.response()));
    }

    private static Column ofFailure(
            String name, Function<TransportFailure, @Nullable Object> value) {
        return new Column(
                name,
                ended ->
                        ended.outcome() instanceof TransportFailure failure
                                ? value.apply(failure)
                                : null);
    }

    private static @Nullable String masked(@Nullable String uri) {
        return uri == null || uri.indexOf('@') < 0 ? uri : Transcript.maskUri(uri);
    }

    /** Whole microseconds, as three decimals. */
    private static @Nullable BigDecimal millis(long nanos) {
        return nanos < 0 ? null : BigDecimal.valueOf(nanos / 1_000, 3);
    }

    private static @Nullable String finalUri(EndedRequest ended) {
        List<Redirect> redirects = ended.outcome().redirects();
        return masked(redirects.isEmpty() ? ended.uri() : redirects.get(redirects.size() - 1).to());
    }

    /**
     * Returns the value for a request, such that it does not change any more.
     *
     * @param ended the request
     * @return null, a number, a boolean or a text; what the column's own code threw is a text too
     */
    public @Nullable Object of(EndedRequest ended) {
        try {
            Object found = value.apply(ended);
            boolean fixed = found == null || found instanceof Number || found instanceof Boolean;
            return fixed ? found : found.toString();
        } catch (RuntimeException e) {
            return "threw " + e;
        }
    }
}
