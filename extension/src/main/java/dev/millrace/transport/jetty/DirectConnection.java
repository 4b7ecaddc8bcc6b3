package dev.millrace.transport.jetty;

import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.transport.jetty.ResponseReader.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks HTTP/1.1 by itself: one request, then its response, then the next.
 *
 * <p>Holds no buffer and no parser while it waits. Touched by the lane's thread only.
 */
final class DirectConnection extends AbstractConnection implements LaneConnection {

    /** At one go, so that a response that never ends keeps nobody else from the lane. */
    private static final int MOST_READS = 16;

    private final DirectTransport transport;
    private @Nullable DirectCall call;
    private @Nullable ResponseReader reader;
    private @Nullable Upload upload;
    private @Nullable Throwable writeFailure;

    DirectConnection(EndPoint endPoint, DirectTransport transport) {
        super(endPoint, transport.lane);
        this.transport = transport;
    }

    @Override
    public EndPoint endPoint() {
        return getEndPoint();
    }

    @Override
    public void onOpen() {
        super.onOpen();
        if (getEndPoint() instanceof LaneEndPoint plain) {
            plain.readBy(this::read);
        } else {
            fillInterested();
        }
    }

    @Override
    public boolean isClosed() {
        return !getEndPoint().isOpen();
    }

    /** Jetty closes it like this when the lane ends: a call under way ends with it. */
    @Override
    public void close() {
        fail(FailureKinds.CUT_OFF);
    }

    void send(DirectCall next) {
        call = next;
        ByteBuffer encoded = transport.encode(next);
        next.exchange.sending();
        try {
            boolean written = getEndPoint().flush(encoded);
            if (!written || next.largeBody() != null) {
                upload = new Upload(this, next, encoded);
                upload.iterate();
            }
        } catch (IOException e) {
            writingFailed(e);
        }
    }

    /** Does something once others had their turn. */
    void later(Runnable task) {
        transport.execute(task);
    }

    void uploaded() {
        upload = null;
    }

    /**
     * The server may have answered all the same, before it had read the whole request: what there
     * is to read tells how the request ended.
     */
    void writingFailed(Throwable failure) {
        writeFailure = failure;
        if (isClosed()) {
            fail(FailureKinds.of(failure, this));
        }
    }

    /** Closes, and ends the call under way, if there is one. */
    void fail(Outcome outcome) {
        DirectCall failing = call;
        call = null;
        reader = null;
        getEndPoint().close();
        if (failing != null) {
            failing.complete(outcome);
        }
    }

    /** Over TLS only: a plain end point tells of each byte by itself. */
    @Override
    public void onFillable() {
        read();
        if (!isClosed()) {
            fillInterested();
        }
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        fail(FailureKinds.of(cause, this));
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        fail(cause == null ? FailureKinds.CUT_OFF : FailureKinds.of(cause, this));
    }

    private void read() {
        ByteBuffer in = transport.input();
        try {
            for (int reads = 0; reads < MOST_READS; reads++) {
                BufferUtil.clear(in);
                int filled = getEndPoint().fill(in);
                if (filled < 0) {
                    ended();
                }
                if (filled <= 0 || !take(in)) {
                    return;
                }
            }
        } catch (IOException e) {
            fail(FailureKinds.of(e, this));
        }
    }

    /** Takes what was read; tells whether to read on at once. */
    private boolean take(ByteBuffer in) {
        DirectCall waiting = call;
        if (waiting == null) {
            // Nobody asked: whatever it is, it must not be taken for the next response.
            close();
            return false;
        }
        boolean full = in.remaining() == in.capacity();
        if (reader == null) {
            reader = transport.readerFor(waiting);
        }
        Progress progress = reader.read(in);
        if (progress == Progress.PARTIAL) {
            if (upload != null && reader.continued()) {
                upload.proceed();
            }
            return full || !(getEndPoint() instanceof LaneEndPoint);
        }
        end(progress, in.hasRemaining(), FailureKinds.MALFORMED);
        return false;
    }

    private void ended() {
        TransportFailure readFailure = FailureKinds.ofReading(getEndPoint());
        if (readFailure != null) {
            fail(readFailure);
            return;
        }
        Progress progress = reader == null ? Progress.BROKEN : reader.end();
        Throwable cause = whyWritingFailed();
        end(progress, true, cause == null ? FailureKinds.CUT_OFF : FailureKinds.of(cause));
    }

    /** Over TLS the network knows first: the end may be read before the writer is told. */
    private @Nullable Throwable whyWritingFailed() {
        return writeFailure == null ? LaneEndPoint.writeFailureOf(getEndPoint()) : writeFailure;
    }

    private void end(Progress progress, boolean spent, TransportFailure failure) {
        DirectCall ending = call;
        ResponseReader used = reader;
        if (progress != Progress.COMPLETE || ending == null || used == null) {
            fail(failure);
            return;
        }
        Response response = used.response();
        boolean kept = !spent && isReusableAfter(ending, used);
        call = null;
        reader = null;
        if (!kept) {
            close();
        }
        ending.complete(response);
        transport.giveBack(used);
    }

    private boolean isReusableAfter(DirectCall ending, ResponseReader used) {
        return upload == null
                && writeFailure == null
                && used.keepsConnection()
                && !transport.rules.closesConnection(ending.request());
    }
}
