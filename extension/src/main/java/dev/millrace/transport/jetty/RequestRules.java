package dev.millrace.transport.jetty;

import dev.millrace.plan.ConnectionOptions;
import dev.millrace.request.Request;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.jspecify.annotations.Nullable;

/** What header fields mean for how a request is sent: its own, or else those of the run. */
final class RequestRules {

    private final boolean closing;
    private final @Nullable String runExpects;
    private final @Nullable String runSaysOfConnection;

    RequestRules(ConnectionOptions options) {
        Map<String, String> ofRun = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ofRun.putAll(options.headers());
        closing = options.newConnectionPerRequest();
        runExpects = ofRun.get(HttpHeader.EXPECT.asString());
        runSaysOfConnection = ofRun.get(HttpHeader.CONNECTION.asString());
    }

    /**
     * Refuses fields that contradict how bodies are sent.
     *
     * @throws IllegalArgumentException if there is such a field
     */
    static void check(Request request, long bodyLength) {
        if (value(request, HttpHeader.TRANSFER_ENCODING, null) != null) {
            throw new IllegalArgumentException(
                    "the direct transport sends bodies with their length: leave Transfer-Encoding"
                            + " out, or choose the transport HTTP_CLIENT");
        }
        checkLength(request, bodyLength);
    }

    /**
     * Refuses a length that is not the body's.
     *
     * @throws IllegalArgumentException if there is one
     */
    static void checkLength(Request request, long bodyLength) {
        String length = value(request, HttpHeader.CONTENT_LENGTH, null);
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
    boolean waitsForContinue(Request request) {
        return request.body() != null
                && HttpHeaderValue.CONTINUE.is(value(request, HttpHeader.EXPECT, runExpects));
    }

    boolean closesConnection(Request request) {
        String said = value(request, HttpHeader.CONNECTION, runSaysOfConnection);
        return said != null
                && new HttpField(HttpHeader.CONNECTION, said)
                        .contains(HttpHeaderValue.CLOSE.asString());
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

    /** Tells whether the transport writes a field by itself, whatever was set. */
    boolean writesItself(String name) {
        return HttpHeader.CONTENT_LENGTH.is(name) || (closing && HttpHeader.CONNECTION.is(name));
    }

    /** Tells whether a field stays out of a request. */
    boolean omits(String name, Request request) {
        return writesItself(name) || (request.body() == null && HttpHeader.EXPECT.is(name));
    }

    /** Tells whether a field of the run stays out of a request, though not of all. */
    boolean omitsOfRun(Request request) {
        return runExpects != null && request.body() == null;
    }

    private static @Nullable String value(
            Request request, HttpHeader header, @Nullable String otherwise) {
        List<Map.Entry<String, String>> own = request.headers();
        for (int i = 0; i < own.size(); i++) {
            if (header.is(own.get(i).getKey())) {
                return own.get(i).getValue();
            }
        }
        return otherwise;
    }
}
