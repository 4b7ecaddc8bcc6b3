package dev.millrace.transport.jetty;

import dev.millrace.plan.ConnectionOptions;
import dev.millrace.request.Request;
import java.util.Map;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
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
     * @throws IllegalArgumentException if its URI is malformed
     */
    org.eclipse.jetty.client.Request write(Request request, String uri, Route route) {
        org.eclipse.jetty.client.Request written = newRequest(request.method(), uri, route);
        boolean extra = !request.headers().isEmpty() || !options.headers().isEmpty();
        if (extra || options.newConnectionPerRequest() || route.authorization() != null) {
            written.headers(fields -> addTo(fields, request, route.authorization()));
        }
        byte[] body = request.body();
        return body == null ? written : written.body(new BytesRequestContent(body));
    }

    private LaneRequest newRequest(String method, String uri, Route route) {
        String target = PathText.of(uri, route.prefix().length());
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? null : target.substring(mark + 1);
        return new LaneRequest(client, method, route.base(), path, query);
    }

    private void addTo(HttpFields.Mutable fields, Request request, @Nullable String authorization) {
        for (Map.Entry<String, String> field : request.headers()) {
            if (field.getKey().equalsIgnoreCase("user-agent")) {
                fields.remove(HttpHeader.USER_AGENT);
            }
            fields.add(field.getKey(), field.getValue());
        }
        options.headers().forEach((name, value) -> addDefault(fields, name, value));
        if (authorization != null && !fields.contains(HttpHeader.AUTHORIZATION)) {
            fields.add(HttpHeader.AUTHORIZATION, authorization);
        }
        if (options.newConnectionPerRequest()) {
            fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
    }

    private static void addDefault(HttpFields.Mutable fields, String name, String value) {
        boolean ours = name.equalsIgnoreCase("user-agent");
        if (ours && "Millrace".equals(fields.get(name))) {
            fields.put(name, value);
        } else if (!fields.contains(name)) {
            fields.add(name, value);
        }
    }
}
