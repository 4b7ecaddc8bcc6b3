package dev.millrace.transport.jetty;

import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * A connection of Jetty's HttpClient, which reads on while nobody waits for anything, and keeps to
 * itself what it reads unless that is a whole response.
 */
final class ClientConnection implements LaneConnection {

    /** Both what the client sends on, and what reads and writes an end point. */
    private final Connection jetty;

    private long bytesBeforeIdle;

    ClientConnection(Connection jetty) {
        this.jetty = jetty;
    }

    Connection jetty() {
        return jetty;
    }

    private org.eclipse.jetty.io.Connection onEndPoint() {
        return (org.eclipse.jetty.io.Connection) jetty;
    }

    @Override
    public EndPoint endPoint() {
        return onEndPoint().getEndPoint();
    }

    @Override
    public boolean isClosed() {
        return jetty.isClosed();
    }

    @Override
    public void idle() {
        bytesBeforeIdle = onEndPoint().getBytesIn();
    }

    @Override
    public boolean isSpent() {
        return onEndPoint().getBytesIn() != bytesBeforeIdle || LaneConnection.super.isSpent();
    }

    @Override
    public void close() {
        jetty.close();
    }
}
