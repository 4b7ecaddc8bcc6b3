package dev.millrace.transport.jetty;

import dev.millrace.request.Request;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.jspecify.annotations.Nullable;

/** What a request's own header fields mean for how it is sent; most have none. */
final class RequestRules {

    private RequestRules() {}

    /**
     * Refuses fields that contradict how bodies are sent.
     *
     * @throws IllegalArgumentException if there is such a field
     */
    static void check(Request request, long bodyLength) {
        if (value(request, HttpHeader.TRANSFER_ENCODING) != null) {
            throw new IllegalArgumentException(
                    "the direct transport sends bodies with their length: leave Transfer-Encoding"
                            + " out, or choose the transport HTTP_CLIENT");
        }
        String length = value(request, HttpHeader.CONTENT_LENGTH);
        if (length != null && !length.equals(Long.toString(bodyLength))) {
            throw new IllegalArgumentException(
                    "Content-Length requires the length of the body, "
                            + bodyLength
                            + ", but was "
                            + length
                            + ": leave it out, it is set by itself");
        }
    }

    /** Tells whether the body is sent only once the server asks for it. */
    static boolean waitsForContinue(Request request) {
        return HttpHeaderValue.CONTINUE.is(value(request, HttpHeader.EXPECT));
    }

    static boolean closesConnection(Request request) {
        return HttpHeaderValue.CLOSE.is(value(request, HttpHeader.CONNECTION));
    }

    /** RFC 9110, section 8.6: of some methods a length is expected even where there is no body. */
    static boolean statesLength(Request request) {
        if (request.body() != null) {
            return true;
        }
        return switch (request.method()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    private static @Nullable String value(Request request, HttpHeader header) {
        List<Map.Entry<String, String>> own = request.headers();
        for (int i = 0; i < own.size(); i++) {
            if (header.is(own.get(i).getKey())) {
                return own.get(i).getValue();
            }
        }
        return null;
    }
}
