package dev.millrace.samples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port, on all addresses, at which requests are treated badly; each connection has a thread. */
final class BrokenServer {

    private static final int SURELY_FULL = 100;
    private static final int PROBE_MILLIS = 300;
    private static final int LONGEST_REQUEST = 64 << 10;

    /** What is done with a connection whose request has come; it is closed afterwards. */
    interface Treatment {
        void of(Socket client) throws IOException;
    }

    private BrokenServer() {}

    /** Opens a port, and returns its number. */
    static int open(Treatment treatment) throws IOException {
        ServerSocket listener = new ServerSocket(0, 1_024);
        daemon(() -> accept(listener, treatment));
        return listener.getLocalPort();
    }

    private static void accept(ServerSocket listener, Treatment treatment) {
        try {
            while (true) {
                Socket client = listener.accept();
                daemon(() -> treat(client, treatment));
            }
        } catch (IOException e) {
            System.err.println("a broken server broke: " + e);
        }
    }

    private static void treat(Socket socket, Treatment treatment) {
        try (Socket client = socket) {
            if (client.getInputStream().read(new byte[LONGEST_REQUEST]) > 0) {
                treatment.of(client);
            }
        } catch (IOException gone) {
            // The client has closed, which is what it should do here.
            return;
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "broken-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Resets the connection. */
    static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
    }

    /** Closes in the middle of the header. */
    static void closeEarly(Socket client) throws IOException {
        write(client, "HTTP/1.1 200 OK\r\n");
    }

    /** Answers with what is not HTTP. */
    static void answerGarbage(Socket client) throws IOException {
        write(client, "\u0001\u0002 this is not HTTP\r\n\r\n");
    }

    /** Never answers. */
    static void staySilent(Socket client) throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Answers with a header that has no end. */
    static void answerWithoutEnd(Socket client) throws IOException {
        write(client, "HTTP/1.1 200 OK\r\n");
        while (true) {
            write(client, "X-More: " + "x".repeat(1_000) + "\r\n");
        }
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Opens a port whose backlog is full, so that nobody can connect, and returns its number. */
    static int openBlackHole() throws IOException {
        ServerSocket listener = new ServerSocket(0, 1);
        List<Socket> waiting = new ArrayList<>();
        while (waiting.size() < SURELY_FULL) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), listener.getLocalPort()),
                        PROBE_MILLIS);
            } catch (SocketTimeoutException full) {
                AuditTargets.keep(listener, waiting);
                return listener.getLocalPort();
            }
        }
        throw new IOException("this kernel's backlog of 1 holds " + SURELY_FULL + " connections");
    }

    /** Returns the number of a port at which nobody listens. */
    static int unused() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
