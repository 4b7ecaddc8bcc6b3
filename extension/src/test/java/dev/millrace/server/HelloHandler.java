package dev.millrace.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.ExtendedSSLSession;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Greets each request once the gate lets it, and keeps count. */
final class HelloHandler extends Handler.Abstract.NonBlocking {

    final RequestTally tally;
    final Gauge inFlight = new Gauge("requests in flight");
    final Gate gate = new Gate();
    final Queue<String> serverNames = new ConcurrentLinkedQueue<>();

    HelloHandler(RequestTally tally) {
        this.tally = tally;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        inFlight.increment();
        tally.count(Request.getPathInContext(request));
        noteServerName(request);
        gate.pass(() -> greet(response, callback));
        return true;
    }

    /** Counted out before it is written: the client may send its next request at once. */
    private void greet(Response response, Callback callback) {
        inFlight.decrement();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        Content.Sink.write(response, true, JettyServer.GREETING, callback);
    }

    private void noteServerName(Request request) {
        Object session = request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
        if (session instanceof EndPoint.SslSessionData data
                && data.sslSession() instanceof ExtendedSSLSession extended) {
            extended.getRequestedServerNames()
                    .forEach(name -> serverNames.add(new String(name.getEncoded(), US_ASCII)));
        }
    }
}
