package dev.millrace.transport.jetty;

import org.eclipse.jetty.util.Promise;

/** Opens connections to one origin. */
interface Opener {

    /** Opens a connection, but does no TLS handshake; may tell of it on any thread. */
    void open(Promise<LaneConnection> promise);

    /** Lets go of what it holds; it is not asked again. */
    void forget();
}
