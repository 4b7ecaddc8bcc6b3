package dev.millrace.transport.jetty;

import dev.millrace.http.Body;
import dev.millrace.http.Outcome;
import dev.millrace.transport.Exchange;
import java.nio.ByteBuffer;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Response.HeadersListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A call that looks at the header of its response before the body comes: for cookies, for a
 * redirect to follow, and for a body that nobody reads.
 */
final class HopCall extends Call implements HeadersListener {

    /** So much of a body is read and dropped, as a new connection would cost more. */
    private static final long MOST_DROPPED_BYTES = 16 << 10;

    private final Hops hops;
    private final Hop hop;

    /** The response of which only the header counts, once that is in. */
    private @Nullable Response head;

    private @Nullable Hop next;
    private long lingersUntil;
    private long dropped;

    HopCall(
            HttpClientTransport transport,
            Hops hops,
            Hop hop,
            Exchange exchange,
            Request request,
            Endpoint endpoint,
            int bodyLimit) {
        super(transport, exchange, request, endpoint, bodyLimit);
        this.hops = hops;
        this.hop = hop;
    }

    /** A request is sent once, and its service time goes from there to the very end. */
    @Override
    void sending() {
        if (hop.isFirst()) {
            super.sending();
        }
    }

    @Override
    void firstByte() {
        if (hop.isFirst()) {
            super.firstByte();
        }
    }

    @Override
    public void onHeaders(Response response) {
        if (!isUnderWay()) {
            return;
        }
        hops.takeCookies(hop, exchange, response.getHeaders());
        next = hops.next(hop, response);
        if (next != null || hops.skipsBodies()) {
            head = response;
            hops.linger(this);
            if (hasBody(response) && declaredSize(response) > MOST_DROPPED_BYTES) {
                closeConnection();
            }
        }
    }

    private boolean hasBody(Response response) {
        return !HttpMethod.HEAD.is(hop.method()) && !HttpStatus.hasNoBody(response.getStatus());
    }

    private static long declaredSize(Response response) {
        return response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        if (head == null) {
            super.onContent(response, content);
            return;
        }
        dropped += content.remaining();
        if (dropped > MOST_DROPPED_BYTES) {
            closeConnection();
        }
    }

    /** Whatever happens to a body that nobody reads is no failure. */
    @Override
    public void onFailure(Response response, Throwable thrown) {
        if (head == null) {
            super.onFailure(response, thrown);
        } else {
            closeConnection();
        }
    }

    @Override
    public void onComplete(Result result) {
        if (head == null) {
            super.onComplete(result);
        } else if (isUnderWay()) {
            end(head);
        }
    }

    /** Where the header is in, that is all there was to wait for. */
    @Override
    void abort(Outcome outcome) {
        super.abort(head == null || next != null ? outcome : response(head));
    }

    void lingersUntil(long nanos) {
        lingersUntil = nanos;
    }

    boolean isOverdue(long now) {
        return now - lingersUntil >= 0;
    }

    /** Waits no longer for the rest of the body; Jetty may complete this call while it closes. */
    void endNow() {
        closeConnection();
        if (head != null && isUnderWay()) {
            end(head);
        }
    }

    private void end(Response header) {
        Hop following = next;
        if (following == null) {
            complete(response(header));
        } else {
            release();
            hops.follow(following, exchange, bodyLimit);
            settle();
        }
    }

    private dev.millrace.http.Response response(Response header) {
        return response(header, Body.unread(declaredSize(header)));
    }

    @Override
    void release() {
        hops.forget(this);
        super.release();
    }

    @Override
    void complete(Outcome outcome) {
        super.complete(hop.ended(outcome));
    }
}
