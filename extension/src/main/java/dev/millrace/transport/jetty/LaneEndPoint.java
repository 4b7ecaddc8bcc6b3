package dev.millrace.transport.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * An end point that remembers why reading or writing failed, where Jetty tells just that it ended.
 *
 * <p>One with a reader of its own stays interested in reading, and tells the reader on the spot:
 * all happens on the lane's thread, so that nothing has to be locked, queued or registered again
 * for each response.
 */
final class LaneEndPoint extends SocketChannelEndPoint {

    private SelectionKey key;
    private @Nullable Runnable reader;
    private @Nullable IOException readFailure;
    private @Nullable IOException writeFailure;

    LaneEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler) {
        super(channel, selector, key, scheduler);
        this.key = key;
    }

    /** Tells a reader, from now on, whenever there is something to read. */
    void readBy(Runnable theReader) {
        reader = theReader;
        key.interestOps(SelectionKey.OP_READ);
    }

    @Override
    public @Nullable Runnable onSelected() {
        Runnable own = reader;
        if (own == null) {
            return super.onSelected();
        }
        int ready = key.readyOps();
        if ((ready & SelectionKey.OP_WRITE) != 0) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
            getWriteFlusher().completeWrite();
        }
        if ((ready & SelectionKey.OP_READ) != 0) {
            own.run();
        }
        return null;
    }

    @Override
    public void updateKey() {
        if (reader == null) {
            super.updateKey();
        }
    }

    @Override
    protected void onIncompleteFlush() {
        if (reader == null) {
            super.onIncompleteFlush();
        } else {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    @Override
    public void replaceKey(SelectionKey newKey) {
        super.replaceKey(newKey);
        key = newKey;
    }

    /** Writes a single buffer without what it takes to gather several. */
    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        try {
            if (buffers.length != 1) {
                return super.flush(buffers);
            }
            getChannel().write(buffers[0]);
            return !buffers[0].hasRemaining();
        } catch (IOException e) {
            writeFailure = e;
            throw e;
        }
    }

    @Override
    public int fill(ByteBuffer buffer) {
        if (isInputShutdown()) {
            return -1;
        }
        int position = BufferUtil.flipToFill(buffer);
        int filled = read(buffer);
        BufferUtil.flipToFlush(buffer, position);
        if (filled < 0) {
            shutdownInput();
        }
        return filled;
    }

    private int read(ByteBuffer buffer) {
        try {
            return getChannel().read(buffer);
        } catch (IOException e) {
            readFailure = e;
            return -1;
        }
    }

    /**
     * Looks whether the peer of an idle connection has closed it, or said what nobody asked for,
     * though the selector has not come to it yet. Not over TLS, where tickets may come at any time.
     */
    static boolean isSpent(EndPoint endPoint) {
        return endPoint instanceof LaneEndPoint own && own.read(ByteBuffer.allocate(1)) != 0;
    }

    /** Returns why reading from the network failed, or null where it did not. */
    static @Nullable IOException readFailureOf(EndPoint endPoint) {
        return network(endPoint) instanceof LaneEndPoint own ? own.readFailure : null;
    }

    /** Returns why writing to the network failed, or null where it did not. */
    static @Nullable IOException writeFailureOf(EndPoint endPoint) {
        return network(endPoint) instanceof LaneEndPoint own ? own.writeFailure : null;
    }

    private static EndPoint network(EndPoint endPoint) {
        return endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint;
    }
}
