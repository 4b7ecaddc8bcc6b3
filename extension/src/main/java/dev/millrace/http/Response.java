package dev.millrace.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete response.
 *
 * <p>The header fields may belong to the transport: read them during the expectation's call and
 * keep no reference.
 *
 * @param status the status code, 100..999
 * @param reason the reason phrase, empty where there was none
 * @param headers the header fields
 * @param body the body: its length always, its bytes where an expectation reads them
 * @param redirects the redirects that led to this response, where they are followed
 */
public record Response(
        int status, String reason, Headers headers, Body body, List<Redirect> redirects)
        implements Outcome {

    // Copies what could change.
    public Response {
        redirects = List.copyOf(redirects);
    }

    /**
     * Makes the response of a request that followed no redirect.
     *
     * @param status the status code, 100..999
     * @param reason the reason phrase, empty where there was none
     * @param headers the header fields
     * @param body the body
     */
    public Response(int status, String reason, Headers headers, Body body) {
        this(status, reason, headers, body, List.of());
    }

    /**
     * Returns the first value of a header field.
     *
     * @param name the field's name, in any case
     * @return its first value, or null where the field is absent
     */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /**
     * Returns the kept part of the body as UTF-8 text.
     *
     * @return the text
     */
    public String text() {
        return body.text();
    }
}
