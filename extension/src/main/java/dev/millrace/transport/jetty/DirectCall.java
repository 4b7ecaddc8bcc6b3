package dev.millrace.transport.jetty;

import dev.millrace.http.Outcome;
import dev.millrace.request.BytesBody;
import dev.millrace.request.Request;
import dev.millrace.request.RequestBody;
import dev.millrace.transport.Exchange;
import java.util.Objects;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through the direct transport; its exchange uses it for one after the other.
 */
final class DirectCall extends LaneCall {

    private final DirectTransport transport;
    private @Nullable Request request;
    private @Nullable Route route;
    private String target = "";
    private int targetStart;
    private int bodyLimit;
    private byte @Nullable [] smallBody;
    private org.eclipse.jetty.client.Request.@Nullable Content largeBody;
    private boolean waitsForContinue;
    private @Nullable DirectConnection connection;

    DirectCall(DirectTransport transport, Exchange exchange) {
        super(exchange);
        this.transport = transport;
    }

    /**
     * Takes the next request.
     *
     * @throws IllegalArgumentException if it cannot be sent as it is
     */
    void prepare(Request next, String uri, Route itsRoute, int itsBodyLimit) {
        route = itsRoute;
        bodyLimit = itsBodyLimit;
        int authorityEnd = itsRoute.prefix().length();
        boolean plain = PathText.isPlain(uri, authorityEnd);
        target = plain ? uri : PathText.of(uri, authorityEnd);
        targetStart = plain ? authorityEnd : 0;
        prepareBody(next);
        request = next;
    }

    private void prepareBody(Request next) {
        RequestBody body = next.body();
        smallBody = null;
        largeBody = null;
        waitsForContinue = transport.rules.waitsForContinue(next);
        if (body instanceof BytesBody bytes && RequestEncoder.isSmall(body) && !waitsForContinue) {
            smallBody = bytes.bytes();
        } else if (body != null) {
            largeBody = transport.content(body);
        }
        RequestRules.check(next, bodyLength());
    }

    Request request() {
        return Objects.requireNonNull(request);
    }

    Route route() {
        return Objects.requireNonNull(route);
    }

    /** Returns a text that ends with the path and query. */
    String target() {
        return target;
    }

    /** Returns where path and query start in {@link #target()}. */
    int targetStart() {
        return targetStart;
    }

    int bodyLimit() {
        return bodyLimit;
    }

    long bodyLength() {
        if (largeBody != null) {
            return largeBody.getLength();
        }
        return smallBody == null ? 0 : smallBody.length;
    }

    /** Returns the body that goes along with the header, or null for none. */
    byte @Nullable [] smallBody() {
        return smallBody;
    }

    /** Returns the body that is sent behind the header, or null for none. */
    Content.@Nullable Source largeBody() {
        return largeBody;
    }

    /** Tells whether the large body is sent only once the server asks for it. */
    boolean waitsForContinue() {
        return waitsForContinue;
    }

    /** Tells whether the response has a header only, whatever that says of its body. */
    boolean isForHeaderOnly() {
        return HttpMethod.HEAD.is(request().method());
    }

    @Override
    Endpoint endpoint() {
        return route().endpoint();
    }

    @Override
    void sendOn(LaneConnection opened) {
        DirectConnection direct = (DirectConnection) opened;
        connection = direct;
        direct.send(this);
    }

    @Override
    boolean isUnderWay() {
        return request != null;
    }

    @Override
    boolean isUnsent() {
        return connection == null;
    }

    @Override
    void abort(Outcome outcome) {
        if (connection == null) {
            complete(outcome);
        } else {
            connection.fail(outcome);
        }
    }

    /** Gives the connection back before anything else, so that the next request can have it. */
    @Override
    void complete(Outcome outcome) {
        DirectConnection used = connection;
        Endpoint endpoint = endpoint();
        connection = null;
        request = null;
        route = null;
        smallBody = null;
        largeBody = null;
        if (used != null) {
            transport.release(endpoint, used);
        }
        exchange.completed(outcome);
        transport.settle();
    }
}
