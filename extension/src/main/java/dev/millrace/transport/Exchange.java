package dev.millrace.transport;

import dev.millrace.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One request under way, as the engine and a transport share it: the engine's slot on one side,
 * whatever the transport needs on the other.
 *
 * <p>All methods are called on the lane's thread only.
 */
public abstract class Exchange {

    private @Nullable Object handle;

    /** Reused by its slot for one request after the other. */
    protected Exchange() {}

    /**
     * Takes note that a connection was made for this exchange.
     *
     * @param nanos how long it took, names and TLS handshake included
     */
    public abstract void connected(long nanos);

    /** Takes note that the request's first byte is about to be written. */
    public abstract void sending();

    /** Takes note that the response's first byte was read. */
    public abstract void firstByte();

    /**
     * Takes the outcome: exactly once for each {@link Transport#send}, possibly from within it.
     *
     * @param outcome how the request ended
     */
    public abstract void completed(Outcome outcome);

    /**
     * Returns what the transport keeps for this exchange.
     *
     * @return the transport's own object, or null where none is under way
     */
    public @Nullable Object handle() {
        return handle;
    }

    /**
     * Keeps the transport's own object with this exchange.
     *
     * @param newHandle the object, or null
     */
    public void handle(@Nullable Object newHandle) {
        this.handle = newHandle;
    }
}
