package dev.millrace.transport;

import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.request.Request;
import java.util.concurrent.Executor;

/**
 * One lane's way to the network: one thread, and the connections that only this thread touches.
 *
 * <p>As an {@link Executor} it runs tasks on the lane's thread, in order; that is the one thing any
 * thread may call.
 */
public interface Transport extends Executor, AutoCloseable {

    /**
     * Sends a request; called on the lane's thread.
     *
     * @param request the request
     * @param exchange told what happens, on the lane's thread
     * @param keepBody whether the body of the response is kept up to the limit
     */
    void send(Request request, Exchange exchange, boolean keepBody);

    /**
     * Gives up an exchange that is under way: its connection is closed, and it completes with a
     * failure; called on the lane's thread.
     *
     * @param exchange the exchange
     * @param kind why
     * @param detail why, in words
     */
    void abort(Exchange exchange, FailureKind kind, String detail);

    /**
     * Does what is due by now, such as connecting again to a host that was backed off; called on
     * the lane's thread, about ten times a second or more.
     */
    void tick();

    /**
     * Sets what the lane has to do at times of its own; called on the lane's thread, before
     * anything is sent.
     *
     * @param alarm asked before each wait for the network
     */
    void alarm(Alarm alarm);

    /**
     * Returns what the lane has waited for so far; called on the lane's thread.
     *
     * @return its waits since it was opened
     */
    LaneWaits waits();

    /**
     * Returns the counts so far; called on the lane's thread.
     *
     * @return the counts of this lane
     */
    ConnectionCounts counts();

    /** Closes all connections and ends the thread; called by any other thread. */
    @Override
    void close();
}
