package dev.millrace.transport.jetty;

import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Skips interim responses of any status, as RFC 9110 wants it, where Jetty knows some; but not the
 * one that a request waits for.
 */
final class InterimHandler extends EarlyHintsProtocolHandler {

    @Override
    public boolean accept(Request request, Response response) {
        return HttpStatus.isInterim(response.getStatus()) && !isAwaited(request, response);
    }

    private static boolean isAwaited(Request request, Response response) {
        return response.getStatus() == HttpStatus.CONTINUE_100
                && request.getHeaders().contains(HttpHeader.EXPECT);
    }

    /** Jetty's own would make room for a body, which an interim response has not. */
    @Override
    public Response.Listener getResponseListener() {
        Response.Listener jettys = super.getResponseListener();
        return new Response.Listener() {
            @Override
            public void onSuccess(Response response) {
                jettys.onSuccess(response);
            }

            @Override
            public void onFailure(Response response, Throwable failure) {
                jettys.onFailure(response, failure);
            }

            @Override
            public void onComplete(Result result) {
                jettys.onComplete(result);
            }
        };
    }
}
