package dev.millrace.request;

import dev.millrace.check.Expectation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to send: immutable, each method that changes it returns a new one.
 *
 * <p>Made by the methods of {@link Requests}. Thread-safe.
 */
public final class Request {

    private final String method;
    private final String uri;
    private final List<Map.Entry<String, String>> ownHeaders;
    private final @Nullable String contentType;
    private final List<Map.Entry<String, String>> headers;
    private final byte @Nullable [] body;
    private final @Nullable String label;
    private final List<Expectation> expectations;

    Request(String method, String uri) {
        this(method, uri, List.of(), null, null, null, List.of());
    }

    private Request(
            String method,
            String uri,
            List<Map.Entry<String, String>> ownHeaders,
            @Nullable String contentType,
            byte @Nullable [] body,
            @Nullable String label,
            List<Expectation> expectations) {
        this.method = method;
        this.uri = uri;
        this.ownHeaders = ownHeaders;
        this.contentType = contentType;
        this.headers =
                contentType == null || typed(ownHeaders)
                        ? ownHeaders
                        : plus(ownHeaders, Map.entry("Content-Type", contentType));
        this.body = body;
        this.label = label;
        this.expectations = expectations;
    }

    /**
     * Adds a header field; a {@code Host} field takes the place of the one made from the URI.
     *
     * @param name the field's name
     * @param value its value
     * @return a new request with the field added after those it had
     * @throws IllegalArgumentException if the name is not a token of RFC 9110, or the value has a
     *     line break or NUL
     */
    public Request header(String name, String value) {
        FieldRules.check(name, value);
        return new Request(
                method,
                uri,
                plus(ownHeaders, Map.entry(name, value)),
                contentType,
                body,
                label,
                expectations);
    }

    /**
     * Sets the body to a text in UTF-8, with content type {@code text/plain} unless a header field
     * says otherwise.
     *
     * @param text the body
     * @return a new request with the body
     */
    public Request text(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8), "text/plain;charset=utf-8");
    }

    /**
     * Sets the body to JSON text in UTF-8, with content type {@code application/json} unless a
     * header field says otherwise; the text is sent as it is.
     *
     * @param json the body
     * @return a new request with the body
     */
    public Request json(String json) {
        return body(json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /**
     * Sets the body to bytes, with content type {@code application/octet-stream} unless a header
     * field says otherwise.
     *
     * @param bytes the body; not copied, so it must not change any more
     * @return a new request with the body
     */
    public Request bytes(byte[] bytes) {
        return body(bytes, "application/octet-stream");
    }

    private Request body(byte[] bytes, String type) {
        return new Request(method, uri, ownHeaders, type, bytes, label, expectations);
    }

    private static boolean typed(List<Map.Entry<String, String>> fields) {
        return fields.stream().anyMatch(field -> field.getKey().equalsIgnoreCase("content-type"));
    }

    /**
     * Files this request's figures under a label too. A run keeps figures for at most 50 labels;
     * the requests of further ones are filed together under {@code (other labels)}.
     *
     * @param name the label
     * @return a new request with the label
     */
    public Request label(String name) {
        return new Request(method, uri, ownHeaders, contentType, body, name, expectations);
    }

    /**
     * Adds expectations of this request's own. One about the status takes the place of the run's
     * for this request.
     *
     * @param more the expectations
     * @return a new request with the expectations added
     */
    public Request expect(Expectation... more) {
        List<Expectation> all = new ArrayList<>(expectations);
        all.addAll(List.of(more));
        return new Request(
                method,
                uri,
                ownHeaders,
                contentType,
                body,
                label,
                Collections.unmodifiableList(all));
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(element);
        return Collections.unmodifiableList(longer);
    }

    /**
     * Returns the method.
     *
     * @return the method, such as {@code GET}
     */
    public String method() {
        return method;
    }

    /**
     * Returns where the request goes.
     *
     * @return an absolute URI, or one that starts with {@code /} and is completed by the run's
     *     target
     */
    public String uri() {
        return uri;
    }

    /**
     * Returns the header fields set on this request, and the content type of its body.
     *
     * @return name and value, in order
     */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /**
     * Returns the body.
     *
     * @return the bytes themselves, not a copy, or null for none
     */
    public byte @Nullable [] body() {
        return body;
    }

    /**
     * Returns the label.
     *
     * @return the label, or null for none
     */
    public @Nullable String label() {
        return label;
    }

    /**
     * Returns the expectations of this request's own.
     *
     * @return the expectations in the order they were added
     */
    public List<Expectation> expectations() {
        return expectations;
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
