package dev.millrace.transport.jetty;

import org.eclipse.jetty.io.EndPoint;

/**
 * A connection as a lane keeps it, whatever speaks over it.
 *
 * <p>Touched by the lane's thread only.
 */
interface LaneConnection {

    EndPoint endPoint();

    boolean isClosed();

    void close();
}
