package dev.millrace.request;

import dev.millrace.check.Expectation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private final List<Map.Entry<String, String>> headers;
    private final @Nullable RequestBody body;
    private final @Nullable String label;
    private final List<Expectation> expectations;

    Request(String method, String uri) {
        this(method, uri, List.of(), null, null, List.of());
    }

    private Request(
            String method,
            String uri,
            List<Map.Entry<String, String>> ownHeaders,
            @Nullable RequestBody body,
            @Nullable String label,
            List<Expectation> expectations) {
        this.method = method;
        this.uri = uri;
        this.ownHeaders = ownHeaders;
        this.headers =
                body == null || typed(ownHeaders)
                        ? ownHeaders
                        : plus(ownHeaders, Map.entry("Content-Type", body.contentType()));
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
     *     line break or another control character, or one beyond ISO-8859-1
     */
    public Request header(String name, String value) {
        FieldRules.check(name, value);
        return new Request(
                method, uri, plus(ownHeaders, Map.entry(name, value)), body, label, expectations);
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

    /**
     * Sets the body to the fields of a form, with content type {@code
     * application/x-www-form-urlencoded} unless a header field says otherwise.
     *
     * @param namesAndValues a name and its value, and so on; encoded as UTF-8
     * @return a new request with the body
     * @throws IllegalArgumentException if the last name has no value
     */
    public Request form(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "form requires a value for each name, but had none for "
                            + namesAndValues[namesAndValues.length - 1]);
        }
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        byte[] encoded = form.toString().getBytes(StandardCharsets.US_ASCII);
        return body(encoded, "application/x-www-form-urlencoded");
    }

    /**
     * Sets the body to the fields of a form, as {@link #form(String...)}.
     *
     * @param fields names and values, in the map's order
     * @return a new request with the body
     */
    public Request form(Map<String, String> fields) {
        return form(
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    /**
     * Sets the body to fields and files, {@code multipart/form-data} of RFC 7578; files are read
     * while they are sent.
     *
     * @param parts the parts in order, at least one
     * @return a new request with the body
     * @throws IllegalArgumentException if there is no part
     */
    public Request multipart(Part... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException(
                    "multipart requires at least one part, but had none");
        }
        return body(MultipartBody.of(List.of(parts)));
    }

    /**
     * Sets the body to a file, which is read while it is sent; its content type follows from its
     * name, unless a header field says otherwise.
     *
     * @param file the file; it must not change while it is sent
     * @return a new request with the body
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public Request file(Path file) {
        return body(FileBody.of(file));
    }

    private Request body(byte[] bytes, String type) {
        return body(new BytesBody(bytes, type));
    }

    private Request body(RequestBody newBody) {
        return new Request(method, uri, ownHeaders, newBody, label, expectations);
    }

    private static boolean typed(List<Map.Entry<String, String>> fields) {
        return fields.stream().anyMatch(field -> field.getKey().equalsIgnoreCase("content-type"));
    }

    /**
     * Files this request's figures under a label too. A run keeps figures for the labels that have
     * objectives and 50 others; the requests of further ones are filed together under {@code (other
     * labels)}.
     *
     * @param name the label
     * @return a new request with the label
     */
    public Request label(String name) {
        return new Request(method, uri, ownHeaders, body, name, expectations);
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
        return new Request(method, uri, ownHeaders, body, label, Collections.unmodifiableList(all));
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
     * @return the body, or null for none
     */
    public @Nullable RequestBody body() {
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
