package dev.millrace.transport.jetty;

import dev.millrace.http.Outcome;
import dev.millrace.transport.Exchange;

/**
 * A request on its way over one of a lane's connections, or waiting for one.
 *
 * <p>Touched by the lane's thread only.
 */
abstract class LaneCall {

    final Exchange exchange;

    LaneCall(Exchange exchange) {
        this.exchange = exchange;
    }

    abstract Endpoint endpoint();

    /** Sends the request, over a connection that its transport has opened. */
    abstract void sendOn(LaneConnection connection);

    /** Tells whether it was not completed yet. */
    abstract boolean isUnderWay();

    /** Tells whether it still waits for a connection. */
    abstract boolean isUnsent();

    /** Closes the connection, and completes with an outcome given from outside. */
    abstract void abort(Outcome outcome);

    abstract void complete(Outcome outcome);
}
