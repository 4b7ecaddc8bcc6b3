package dev.millrace.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that says, byte for byte, what its script says: for what no proper server would do.
 *
 * <p>A thread a connection; it keeps the first 1,000 requests and counts all of them.
 */
public final class RawServer implements AutoCloseable {

    private static final int KEPT_REQUESTS = 1_000;
    private static final int BACKLOG = 1_000;

    private final ServerSocket listener;
    private final Script script;
    private final @Nullable SSLSocketFactory tls;
    private final AtomicInteger connections = new AtomicInteger();
    private final Gauge requests = new Gauge("requests");
    private final Queue<ReceivedRequest> received = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Gauge openConnections = new Gauge("open connections");

    private RawServer(InetAddress address, int port, Script script, @Nullable SSLSocketFactory tls)
            throws IOException {
        this.listener = new ServerSocket(port, BACKLOG, address);
        this.script = script;
        this.tls = tls;
    }

    /** Starts a server on 127.0.0.1, at any free port. */
    public static RawServer start(Script script) {
        return start("127.0.0.1", script);
    }

    /** Starts a server on an address of this machine, at any free port. */
    public static RawServer start(String address, Script script) {
        return start(address, 0, script);
    }

    /** Starts a server on an address of this machine, at a port. */
    public static RawServer start(String address, int port, Script script) {
        return start(address, port, script, null);
    }

    /** Starts a server on 127.0.0.1, at any free port, that speaks TLS. */
    public static RawServer startTls(Certificates certificates, Script script) {
        return start("127.0.0.1", 0, script, certificates.serverSockets());
    }

    private static RawServer start(
            String address, int port, Script script, @Nullable SSLSocketFactory tls) {
        try {
            RawServer server =
                    new RawServer(InetAddress.getAllByName(address)[0], port, script, tls);
            daemon(server::accept).start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                openConnections.increment();
                daemon(() -> play(socket)).start();
            }
        } catch (IOException closed) {
            closeQuietly(listener);
        }
    }

    private void play(Socket socket) {
        try (RawConnection client = open(socket)) {
            script.play(client);
        } catch (IOException gone) {
            closeQuietly(socket);
        } finally {
            open.remove(socket);
            openConnections.decrement();
        }
    }

    private RawConnection open(Socket socket) throws IOException {
        return new RawConnection(
                socket, tls == null ? socket : secured(tls, socket), this::note, closed);
    }

    private static Socket secured(SSLSocketFactory tls, Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void note(ReceivedRequest request) {
        if (requests.value() < KEPT_REQUESTS) {
            received.add(request);
        }
        requests.increment();
    }

    /** Returns the port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns a URI of this server, with the address 127.0.0.1. */
    public String uri(String pathAndQuery) {
        return (tls == null ? "http" : "https") + "://127.0.0.1:" + port() + pathAndQuery;
    }

    /** Returns how many connections were accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Returns the connections that are open, as this end sees them. */
    public Gauge openConnections() {
        return openConnections;
    }

    /** Returns how many requests came so far, on all connections. */
    public int requests() {
        return requests.value();
    }

    /** Waits until so many requests have come; fails after 20 s. */
    public void awaitRequests(int least) {
        requests.awaitAtLeast(least);
    }

    /** Returns the first 1,000 requests. */
    public List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listener);
        open.forEach(RawServer::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It was to end, and it has ended.
        }
    }
}
