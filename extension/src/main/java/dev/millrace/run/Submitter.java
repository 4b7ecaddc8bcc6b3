package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.recording.LaneRecorder;
import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The lazy bounded submitter: asks for the next request only when a slot of the window is free, and
 * sends it at once.
 *
 * <p>Used by the lane's thread only.
 */
final class Submitter {

    /**
     * Requests that end at once, such as those that could not be made, must not keep the lane from
     * being stopped.
     */
    private static final int MOST_IN_A_ROW = 1_000;

    private final InFlightWindow window;
    private final RequestCursor cursor;
    private final Transport transport;
    private final ResponseChecks checks;
    private final NanoClock clock;
    private final LaneRecorder recorder;
    private final OutcomeTap tap;
    private final Runnable later;
    private final @Nullable PolitenessGate gate;
    private boolean submitting;
    private boolean ended;

    Submitter(
            LoadPlan plan,
            InFlightWindow window,
            RequestCursor source,
            Transport transport,
            ResponseChecks checks,
            NanoClock clock,
            LaneRecorder recorder,
            OutcomeTap tap,
            Runnable later) {
        this.window = window;
        this.transport = transport;
        this.checks = checks;
        this.clock = clock;
        this.recorder = recorder;
        this.tap = tap;
        this.later = later;
        gate =
                plan.politeness().limited()
                        ? new PolitenessGate(
                                plan,
                                window.size(),
                                source,
                                () -> tap.ready(later),
                                clock,
                                recorder)
                        : null;
        cursor = gate == null ? source : gate;
    }

    /** Fills the window. */
    void submit() {
        if (submitting) {
            // A request that ended while it was sent: the loop below takes its slot, so that
            // nothing recurs.
            return;
        }
        submitting = true;
        try {
            for (int taken = 0; !ended && window.hasRoom() && mayTake(); taken++) {
                if (taken == MOST_IN_A_ROW) {
                    later.run();
                    return;
                }
                submitNext();
            }
        } finally {
            submitting = false;
        }
    }

    private boolean mayTake() {
        return gate == null ? tap.ready(later) : gate.ready(window.room());
    }

    private void submitNext() {
        // Read first: an iterator does its work when it is asked for the next request.
        long intendedNanos = clock.nanos();
        if (!cursor.advance()) {
            ended = true;
            return;
        }
        Slot slot = window.take();
        slot.take(cursor.index(), intendedNanos);
        Request request = make(slot);
        if (request != null) {
            slot.request(request);
            transport.send(request, slot, checks.readBody(request));
        }
    }

    private @Nullable Request make(Slot slot) {
        Request request = null;
        String failure = "";
        try {
            request = cursor.request();
        } catch (Throwable thrown) {
            // The author's code: what it throws fails this index, and the run goes on.
            failure = thrown.toString();
        }
        recorder.current().userCode(clock.nanos() - slot.intendedNanos());
        if (request == null) {
            slot.completed(new TransportFailure(FailureKind.NO_REQUEST, failure));
        }
        return request;
    }

    /** Takes note that a request has ended whose slot was not given back yet. */
    void requestEnded(Slot slot, long now) {
        if (gate != null) {
            gate.ended(slot.request(), now);
        }
    }

    /** Submits what only time has kept back. */
    void tick() {
        if (gate != null) {
            submit();
        }
    }

    /** Returns how many requests the source gave that were not taken. */
    int readAhead() {
        return gate == null ? 0 : gate.readAhead();
    }

    /** Takes no more requests. */
    void stop() {
        ended = true;
    }

    /** Tells whether nothing more will be taken. */
    boolean ended() {
        return ended;
    }
}
