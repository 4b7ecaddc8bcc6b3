package dev.millrace.transport.jetty;

import dev.millrace.http.Origin;
import dev.millrace.plan.ConnectionOptions;
import dev.millrace.request.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;

/** Turns a request into Jetty's. */
final class RequestWriter {

    private final HttpClient client;
    private final ConnectionOptions options;

    RequestWriter(HttpClient client, ConnectionOptions options) {
        this.client = client;
        this.options = options;
    }

    URI uriOf(Request request) {
        String absolute = options.absolute(request.uri());
        try {
            URI parsed = new URI(absolute);
            return isAscii(absolute) ? parsed : new URI(parsed.toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URI is malformed: " + e.getMessage(), e);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    Destination destinationOf(Origin origin) {
        return client.resolveDestination(
                new org.eclipse.jetty.client.Origin(
                        origin.scheme(),
                        origin.host(),
                        origin.port(),
                        origin,
                        HttpClientTransportOverHTTP.HTTP11));
    }

    org.eclipse.jetty.client.Request write(Request request, URI uri) {
        org.eclipse.jetty.client.Request written = newRequest(request.method(), uri);
        boolean extra = !request.headers().isEmpty() || !options.headers().isEmpty();
        if (extra || options.newConnectionPerRequest() || uri.getRawUserInfo() != null) {
            written.headers(fields -> addTo(fields, request, uri));
        }
        byte[] body = request.body();
        return body == null ? written : written.body(new BytesRequestContent(body));
    }

    private HttpRequest newRequest(String method, URI uri) {
        return new HttpRequest(client, new HttpConversation(), uri) {
            /** Jetty would send it in upper case, which makes another method of it. */
            @Override
            public String getMethod() {
                return method;
            }
        };
    }

    private void addTo(HttpFields.Mutable fields, Request request, URI uri) {
        for (Map.Entry<String, String> field : request.headers()) {
            if (field.getKey().equalsIgnoreCase("user-agent")) {
                fields.remove(HttpHeader.USER_AGENT);
            }
            fields.add(field.getKey(), field.getValue());
        }
        options.headers().forEach((name, value) -> addDefault(fields, name, value));
        if (uri.getRawUserInfo() != null && !fields.contains(HttpHeader.AUTHORIZATION)) {
            fields.add(HttpHeader.AUTHORIZATION, basic(uri.getUserInfo()));
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

    private static String basic(String userInfo) {
        return "Basic "
                + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
