package dev.millrace.transport.jetty;

import dev.millrace.http.Body;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.transport.Exchange;
import java.nio.ByteBuffer;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response.BeginListener;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.Response.ContentListener;
import org.eclipse.jetty.client.Response.FailureListener;
import org.eclipse.jetty.client.Response.SuccessListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * One request under way through Jetty: collects the response, and completes its exchange once.
 *
 * <p>Jetty registers a complete listener for all events whose interfaces it implements.
 */
class Call extends LaneCall
        implements CompleteListener,
                BeginListener,
                ContentListener,
                SuccessListener,
                FailureListener,
                Request.SuccessListener {

    private final HttpClientTransport transport;
    final Request request;
    private final Endpoint endpoint;
    final int bodyLimit;
    private final BodyCollector body = new BodyCollector();
    private @Nullable LaneConnection connection;
    private @Nullable TransportFailure failure;
    private boolean written;
    private boolean done;

    Call(
            HttpClientTransport transport,
            Exchange exchange,
            Request request,
            Endpoint endpoint,
            int bodyLimit) {
        super(exchange);
        this.transport = transport;
        this.request = request;
        this.endpoint = endpoint;
        this.bodyLimit = bodyLimit;
    }

    @Override
    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    void sendOn(LaneConnection opened) {
        connection = opened;
        written = request.getBody() == null;
        if (!written) {
            request.onRequestSuccess(this);
        }
        sending();
        ((ClientConnection) opened).jetty().send(request, this);
    }

    void sending() {
        exchange.sending();
    }

    @Override
    public void onBegin(org.eclipse.jetty.client.Response response) {
        if (response.getStatus() < HttpStatus.CONTINUE_100) {
            // Jetty's parser lets codes of less than three digits pass where no reason follows.
            var unused =
                    response.abort(
                            new HttpException.RuntimeException(
                                    HttpStatus.BAD_GATEWAY_502, "no status code"));
        } else if (!done) {
            body.start(response.getStatus(), bodyLimit);
            firstByte();
        }
    }

    void firstByte() {
        exchange.firstByte();
    }

    @Override
    public void onContent(org.eclipse.jetty.client.Response response, ByteBuffer content) {
        body.add(content);
    }

    /** Called once the whole request is written, body included. */
    @Override
    public void onSuccess(Request whole) {
        written = true;
    }

    /**
     * Called when the response is in. A body that goes up to the end of the connection is not whole
     * where that end is a reset; a server that has switched speaks no HTTP any more; and one that
     * answers before it has read the request may never read the rest.
     */
    @Override
    public void onSuccess(org.eclipse.jetty.client.Response response) {
        failure = connection == null ? null : FailureKinds.ofReading(connection.endPoint());
        if (!written || response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
            closeConnection();
        }
    }

    /** Called while the connection still shows what happened to it. */
    @Override
    public void onFailure(org.eclipse.jetty.client.Response response, Throwable thrown) {
        failure = FailureKinds.of(thrown, connection);
    }

    @Override
    public void onComplete(Result result) {
        if (done) {
            return;
        }
        if (failure == null) {
            // A server may answer before it has read the whole request, and close: a response too.
            complete(response(result.getResponse(), body.body()));
        } else {
            // Jetty may do so only later, when the next request has the connection.
            closeConnection();
            complete(failure);
        }
    }

    static Response response(org.eclipse.jetty.client.Response response, Body body) {
        String reason = response.getReason();
        return new Response(
                response.getStatus(),
                reason == null ? "" : reason,
                new JettyHeaders(response.getHeaders()),
                body);
    }

    @Override
    void abort(Outcome outcome) {
        done = true;
        closeConnection();
        complete(outcome);
    }

    void closeConnection() {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    boolean isUnderWay() {
        return !done;
    }

    @Override
    boolean isUnsent() {
        return connection == null;
    }

    @Override
    void complete(Outcome outcome) {
        release();
        exchange.completed(outcome);
        settle();
    }

    /** Gives the connection back before anything else, so that the next request can have it. */
    void release() {
        done = true;
        exchange.handle(null);
        if (connection != null) {
            transport.release(endpoint, connection);
        }
    }

    void settle() {
        transport.settle();
    }
}
