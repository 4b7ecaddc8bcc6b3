package dev.millrace.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's connection in the hands of a {@link Script}. */
public final class RawConnection implements AutoCloseable {

    private final Socket network;

    /** The same as the network's, or TLS above it. */
    private final Socket socket;

    private final RequestReader reader;
    private final Consumer<ReceivedRequest> onRequest;
    private final CountDownLatch serverClosed;

    RawConnection(
            Socket network,
            Socket socket,
            Consumer<ReceivedRequest> onRequest,
            CountDownLatch serverClosed)
            throws IOException {
        this.network = network;
        this.socket = socket;
        this.serverClosed = serverClosed;
        this.reader = new RequestReader(socket.getInputStream());
        this.onRequest = onRequest;
        socket.setTcpNoDelay(true);
    }

    /** Reads the next request with its body, or returns null where the client has closed. */
    public @Nullable ReceivedRequest read() throws IOException {
        ReceivedRequest head = reader.head();
        return head == null ? null : received(reader.body(head));
    }

    /** Reads the next request and leaves its body unread. */
    public @Nullable ReceivedRequest readHead() throws IOException {
        ReceivedRequest head = reader.head();
        return head == null ? null : received(head);
    }

    /** Reads the body that a head announced; it counts as no request of its own. */
    public ReceivedRequest readBody(ReceivedRequest head) throws IOException {
        return reader.body(head);
    }

    /** Tells whether more has come than was read. */
    public boolean hasMore() throws IOException {
        return reader.hasMore();
    }

    private ReceivedRequest received(ReceivedRequest request) {
        onRequest.accept(request);
        return request;
    }

    /** Writes text, one byte a character. */
    public void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads on until the client closes. */
    public void awaitClose() throws IOException {
        reader.drain();
    }

    /** Reads nothing more until the server closes. */
    public void awaitServerClose() throws IOException {
        try {
            serverClosed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Ends what this side sends, and could still read. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes with a reset instead of an orderly end. */
    public void reset() throws IOException {
        network.setSoLinger(true, 0);
        network.close();
    }

    /** Closes without the word that TLS wants at the end. */
    public void cutOff() throws IOException {
        network.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
