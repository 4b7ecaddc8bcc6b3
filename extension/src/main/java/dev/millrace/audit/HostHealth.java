package dev.millrace.audit;

import dev.millrace.http.Origin;
import dev.millrace.http.Outcome;
import dev.millrace.http.TransportFailure;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What an audit knows of one host and port: how it has answered lately, and what waits for it. */
final class HostHealth {

    /**
     * A host that has not answered, or did not answer last, is asked so little at a time: enough
     * that one slow answer does not stop it, too little to fill the window while it times out.
     */
    static final int AT_A_TIME = 2;

    /** A host that fails so often in a row is set aside: more than a restart would explain. */
    static final int SET_ASIDE_AFTER = 4;

    /**
     * A host that fails so often in a row at the end is given up: ten times more than before, each
     * of which may take a whole time-out.
     */
    static final int GIVE_UP_AFTER = SET_ASIDE_AFTER + 10;

    final Origin origin;
    final Queue<Url> parked = new ArrayDeque<>();
    private int inFlight;
    private int failuresInARow;
    private boolean answered;
    private @Nullable TransportFailure lastFailure;
    private boolean queued;

    HostHealth(Origin origin) {
        this.origin = origin;
    }

    /** Tells whether the host may be asked once more now. */
    boolean mayTake() {
        return inFlight < AT_A_TIME || (answered && failuresInARow == 0);
    }

    void taken() {
        inFlight++;
    }

    void ended(Outcome outcome) {
        inFlight--;
        if (!(outcome instanceof TransportFailure failure) || !outcome.redirects().isEmpty()) {
            answered = true;
            failuresInARow = 0;
        } else if (tellsOfHost(failure)) {
            failuresInARow++;
            lastFailure = failure;
        }
    }

    /** Some failures tell of the list, of this machine or of the run, and not of the host. */
    private static boolean tellsOfHost(TransportFailure failure) {
        return switch (failure.kind()) {
            case INVALID_REQUEST, NO_REQUEST, ABANDONED, OUT_OF_DESCRIPTORS, OUT_OF_PORTS -> false;
            default -> true;
        };
    }

    boolean setAside() {
        return failuresInARow >= SET_ASIDE_AFTER;
    }

    boolean givenUp() {
        return failuresInARow >= GIVE_UP_AFTER;
    }

    /** Why the host is failing; only where it is. */
    @Nullable TransportFailure lastFailure() {
        return lastFailure;
    }

    /** Tells whether there is nothing that must be remembered. */
    boolean forgettable() {
        return inFlight == 0 && failuresInARow == 0 && parked.isEmpty();
    }

    /** Tells whether something is parked that may be taken and is not in the queue yet. */
    boolean enqueue() {
        boolean added = !queued && !parked.isEmpty() && mayTake();
        queued |= added;
        return added;
    }

    void dequeued() {
        queued = false;
    }
}
