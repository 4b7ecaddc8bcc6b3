package dev.millrace.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port whose backlog is full and stays so: whoever connects waits in vain. */
public final class FullBacklog implements AutoCloseable {

    private static final int SURELY_FULL = 100;
    private static final int PROBE_MILLIS = 300;

    private final ServerSocket listener;
    private final List<Socket> waiting = new ArrayList<>();

    private FullBacklog(String address, int port) throws IOException {
        listener = new ServerSocket(port, 1, InetAddress.getByName(address));
    }

    /** Opens a port of 127.0.0.1 and fills its backlog. */
    public static FullBacklog open() {
        return open("127.0.0.1", 0);
    }

    /** Opens a port of an address, 0.0.0.0 for all, and fills its backlog. */
    public static FullBacklog open(String address, int port) {
        try {
            FullBacklog backlog = new FullBacklog(address, port);
            backlog.fill();
            return backlog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() throws IOException {
        while (waiting.size() < SURELY_FULL) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(
                        new InetSocketAddress(listener.getInetAddress(), port()), PROBE_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("this kernel's backlog of 1 holds " + SURELY_FULL + " connections");
    }

    /** Returns the port. */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        listener.close();
    }
}
