package dev.millrace.transport.jetty;

import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * A connection of Jetty's HttpClient.
 *
 * @param jetty which is both what the client sends on, and what reads and writes an end point
 */
record ClientConnection(Connection jetty) implements LaneConnection {

    @Override
    public EndPoint endPoint() {
        return ((org.eclipse.jetty.io.Connection) jetty).getEndPoint();
    }

    @Override
    public boolean isClosed() {
        return jetty.isClosed();
    }

    @Override
    public void close() {
        jetty.close();
    }
}
