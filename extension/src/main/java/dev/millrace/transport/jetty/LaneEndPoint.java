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

/** An end point that remembers why reading failed, where Jetty's own says just that it ended. */
final class LaneEndPoint extends SocketChannelEndPoint {

    private @Nullable IOException readFailure;

    LaneEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler) {
        super(channel, selector, key, scheduler);
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
    static boolean isSpent(LaneConnection connection) {
        return connection.endPoint() instanceof LaneEndPoint own
                && own.read(ByteBuffer.allocate(1)) != 0;
    }

    /** Returns why reading from the network failed, or null where it did not. */
    static @Nullable IOException readFailureOf(EndPoint endPoint) {
        EndPoint network =
                endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint;
        return network instanceof LaneEndPoint own ? own.readFailure : null;
    }
}
