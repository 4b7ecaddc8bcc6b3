package dev.millrace.transport.jetty;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's request with method, path and query sent as they were given, and none of them parsed
 * twice.
 */
final class LaneRequest extends HttpRequest {

    private final String method;
    private final String path;
    private final @Nullable String query;

    LaneRequest(HttpClient client, String method, URI base, String path, @Nullable String query) {
        super(client, new HttpConversation(), base);
        this.method = method;
        this.path = path;
        this.query = query;
    }

    /** Jetty would send it in upper case, which makes another method of it. */
    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getPath() {
        return path;
    }

    @Override
    public @Nullable String getQuery() {
        return query;
    }

    /** Without one, Jetty takes the Host header from the destination, and looks for no cookies. */
    @Override
    public @Nullable URI getURI() {
        return null;
    }
}
