package dev.millrace.transport.jetty;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Sends what does not go out at once: the rest of a header, and a large body behind it, as fast as
 * the server takes it.
 */
final class Upload extends IteratingCallback {

    /** What is written from the heap goes through a buffer of the JDK's, which stays so large. */
    private static final int LARGEST_PIECE = 64 << 10;

    /** At one go, so that a large body for a fast server keeps nobody else from the lane. */
    private static final int MOST_PIECES = 16;

    private final DirectConnection connection;
    private final Content.@Nullable Source body;
    private ByteBuffer unsent;
    private Content.@Nullable Chunk chunk;
    private int pieces;
    private boolean begun;
    private boolean held;
    private boolean last;
    private boolean unreadable;

    /** Copies what is left of the encoded request, as its buffer is the lane's. */
    Upload(DirectConnection connection, DirectCall call, ByteBuffer encoded) {
        this.connection = connection;
        this.body = call.largeBody();
        this.held = call.waitsForContinue();
        this.last = body == null;
        this.unsent = BufferUtil.copy(encoded);
    }

    /** Sends the body that waited for the server to ask for it. */
    void proceed() {
        if (held) {
            held = false;
            iterate();
        }
    }

    /** It runs on the selector's thread, and never blocks. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Writes at least once: TLS may have taken all of a request, and not yet sent it. */
    @Override
    protected Action process() throws Throwable {
        while (begun && !unsent.hasRemaining()) {
            if (last) {
                return Action.SUCCEEDED;
            }
            if (held || !readMore()) {
                return Action.IDLE;
            }
        }
        if (++pieces % MOST_PIECES == 0) {
            connection.later(this::iterate);
            return Action.IDLE;
        }
        begun = true;
        int size = Math.min(LARGEST_PIECE, unsent.remaining());
        ByteBuffer piece = unsent.slice(unsent.position(), size);
        unsent.position(unsent.position() + size);
        connection.getEndPoint().write(this, piece);
        return Action.SCHEDULED;
    }

    private boolean readMore() throws Throwable {
        release();
        Content.Source source = Objects.requireNonNull(body);
        Content.Chunk read = source.read();
        if (read == null) {
            source.demand(this::iterate);
            return false;
        }
        if (Content.Chunk.isFailure(read)) {
            unreadable = true;
            throw read.getFailure();
        }
        chunk = read;
        unsent = read.getByteBuffer();
        last = read.isLast();
        return true;
    }

    private void release() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }

    @Override
    protected void onCompleteSuccess() {
        release();
        connection.uploaded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        release();
        if (body != null) {
            body.fail(cause);
        }
        if (unreadable) {
            connection.fail(FailureKinds.of(cause));
        } else {
            connection.writingFailed(cause);
        }
    }
}
