package dev.millrace.transport.jetty;

import dev.millrace.plan.ConnectionOptions;
import dev.millrace.request.Request;
import dev.millrace.request.RequestBody;
import java.util.Map;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request.Content;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.jspecify.annotations.Nullable;

/** Turns a request into Jetty's. */
final class RequestWriter {

    private final HttpClient client;
    private final ConnectionOptions options;

    RequestWriter(HttpClient client, ConnectionOptions options) {
        this.client = client;
        this.options = options;
    }

    /**
     * Writes a request.
     *
     * @throws IllegalArgumentException if its URI or its length is malformed
     */
    org.eclipse.jetty.client.Request write(Request request, String uri, Route route) {
        LaneRequest written = newRequest(request.method(), uri, route);
        boolean extra = !request.headers().isEmpty() || !options.headers().isEmpty();
        if (extra || options.newConnectionPerRequest() || route.authorization() != null) {
            written.headers(
                    fields -> {
                        addTo(fields, request);
                        authorize(fields, route.authorization());
                    });
        }
        addBody(written, request);
        return written;
    }

    /**
     * Writes a step of a request's way.
     *
     * @param cookies the value of the Cookie field, besides the request's own, or null
     * @throws IllegalArgumentException if its URI is malformed
     */
    org.eclipse.jetty.client.Request write(Hop hop, Route route, @Nullable String cookies) {
        LaneRequest written = newRequest(hop.method(), hop.uri(), route);
        written.headers(
                fields -> {
                    addTo(fields, hop.request());
                    hop.withhold(fields);
                    authorize(fields, route.authorization());
                    addCookies(fields, cookies);
                });
        if (hop.withBody()) {
            addBody(written, hop.request());
        }
        return written;
    }

    private void addBody(LaneRequest written, Request request) {
        RequestBody body = request.body();
        Content content = body == null ? null : BodyContent.of(body, client.getByteBufferPool());
        RequestRules.checkLength(request, content == null ? 0 : content.getLength());
        written.body(content);
    }

    private LaneRequest newRequest(String method, String uri, Route route) {
        String target = PathText.of(uri, route.prefix().length());
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? null : target.substring(mark + 1);
        return new LaneRequest(client, method, route.base(), path, query);
    }

    private void addTo(HttpFields.Mutable fields, Request request) {
        for (Map.Entry<String, String> field : request.headers()) {
            if (field.getKey().equalsIgnoreCase("user-agent")) {
                fields.remove(HttpHeader.USER_AGENT);
            }
            fields.add(field.getKey(), field.getValue());
        }
        options.headers().forEach((name, value) -> addDefault(fields, name, value));
        if (options.newConnectionPerRequest()) {
            fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
    }

    private static void authorize(HttpFields.Mutable fields, @Nullable String authorization) {
        if (authorization != null && !fields.contains(HttpHeader.AUTHORIZATION)) {
            fields.add(HttpHeader.AUTHORIZATION, authorization);
        }
    }

    /** All in one field, as RFC 6265 wants it. */
    private static void addCookies(HttpFields.Mutable fields, @Nullable String cookies) {
        if (cookies != null) {
            String own = fields.get(HttpHeader.COOKIE);
            fields.put(HttpHeader.COOKIE, own == null ? cookies : own + "; " + cookies);
        }
    }

    private static void addDefault(HttpFields.Mutable fields, String name, String value) {
        boolean ours = name.equalsIgnoreCase("user-agent");
        if (ours && LaneTransport.USER_AGENT.equals(fields.get(name))) {
            fields.put(name, value);
        } else if (!fields.contains(name)) {
            fields.add(name, value);
        }
    }
}
