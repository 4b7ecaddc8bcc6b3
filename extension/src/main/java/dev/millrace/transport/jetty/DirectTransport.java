package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.Origin;
import dev.millrace.plan.LoadPlan;
import dev.millrace.request.Request;
import dev.millrace.request.RequestBody;
import dev.millrace.transport.Exchange;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One lane straight over Jetty's connector, end points and parser: HTTP/1.1, and TLS. Its buffers
 * and parsers serve all its connections, one after the other.
 */
final class DirectTransport extends LaneTransport {

    /** As much as a socket's buffer has mostly, so that a large response takes few reads. */
    private static final int INPUT_BYTES = 64 << 10;

    private static final int MOST_IDLE_READERS = 64;

    final RequestRules rules;
    private final RequestEncoder encoder;
    private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
    private final Deque<ResponseReader> idleReaders = new ArrayDeque<>();

    DirectTransport(LoadPlan plan, int laneNumber, NanoClock clock) {
        super(plan, laneNumber, clock);
        rules = new RequestRules(plan.connections());
        encoder = new RequestEncoder(plan.connections(), rules);
        connector.addBean(handshakes);
        LifeCycles.start(connector);
        // Loading the parser takes longer than a response: the first must not be charged with it.
        idleReaders.add(new ResponseReader());
    }

    @Override
    Opener opener(Origin origin) {
        return new DirectOpener(this, origin, resolver);
    }

    @Override
    public void send(Request request, Exchange exchange, boolean keepBody) {
        DirectCall call = callOf(exchange);
        try {
            String uri = plan.connections().absolute(request.uri());
            int bodyLimit = keepBody ? plan.connections().bodyLimit() : 0;
            call.prepare(request, uri, routes.of(uri), bodyLimit);
        } catch (IllegalArgumentException e) {
            exchange.completed(FailureKinds.ofRequest(e));
            return;
        }
        send(call);
    }

    private DirectCall callOf(Exchange exchange) {
        if (exchange.handle() instanceof DirectCall known) {
            return known;
        }
        DirectCall call = new DirectCall(this, exchange);
        exchange.handle(call);
        return call;
    }

    org.eclipse.jetty.client.Request.Content content(RequestBody body) {
        return BodyContent.of(body, connector.getByteBufferPool());
    }

    /** Returns a request's bytes, to be written before the next one is encoded. */
    ByteBuffer encode(DirectCall call) {
        return encoder.encode(call);
    }

    /** Returns the buffer for what is read, to be consumed before anything else is read. */
    ByteBuffer input() {
        return input;
    }

    ResponseReader readerFor(DirectCall call) {
        ResponseReader idle = idleReaders.pollLast();
        ResponseReader reader = idle == null ? new ResponseReader() : idle;
        reader.start(call);
        return reader;
    }

    void giveBack(ResponseReader reader) {
        if (reader.isReusable() && idleReaders.size() < MOST_IDLE_READERS) {
            idleReaders.addLast(reader);
        }
    }

    @Override
    public void close() {
        LifeCycles.stop(connector);
        resolver.close();
    }
}
