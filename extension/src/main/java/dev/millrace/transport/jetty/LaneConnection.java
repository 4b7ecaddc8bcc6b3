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

    /** Takes note that nobody waits for a response from here on. */
    default void idle() {}

    /** Tells whether an idle connection was closed, or said what nobody asked for. */
    default boolean isSpent() {
        return isClosed() || LaneEndPoint.isSpent(endPoint());
    }

    void close();
}
