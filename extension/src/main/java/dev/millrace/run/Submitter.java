package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.TransportFailure;
import dev.millrace.recording.LaneRecorder;
import dev.millrace.request.Request;
import dev.millrace.transport.Alarm;
import dev.millrace.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The lazy bounded submitter: asks for the next request only when a slot of the window is free and
 * the gate lets one pass, and sends it at once.
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
    private final SendGate gate;
    private final Transport transport;
    private final ResponseChecks checks;
    private final NanoClock clock;
    private final LaneRecorder recorder;
    private final OutcomeTap tap;
    private final Runnable later;
    private boolean submitting;
    private boolean heldUp;
    private boolean ended;
    private long unsent;

    Submitter(
            InFlightWindow window,
            SendGate gate,
            Transport transport,
            ResponseChecks checks,
            NanoClock clock,
            LaneRecorder recorder,
            OutcomeTap tap,
            Runnable later) {
        this.window = window;
        this.gate = gate;
        this.transport = transport;
        this.checks = checks;
        this.clock = clock;
        this.recorder = recorder;
        this.tap = tap;
        this.later = later;
    }

    /** Fills the window, as far as there is something to be sent. */
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
                    goOnLater();
                    return;
                }
                submitNext();
            }
        } finally {
            submitting = false;
        }
    }

    /** Where there is a time to go on, the alarm is late already, and rings. */
    private void goOnLater() {
        if (gate.nextNanos() == Alarm.NEVER) {
            later.run();
        }
    }

    /** Tells whether something is due that could be sent. */
    boolean owes() {
        return !ended && !heldUp && window.hasRoom() && gate.owes();
    }

    private boolean mayTake() {
        heldUp = !gate.readsAhead() && !tap.ready(later);
        return !heldUp && gate.ready();
    }

    private void submitNext() {
        // Read first: an iterator does its work when it is asked for the next request.
        long now = clock.nanos();
        if (!gate.take(now)) {
            ended = true;
            return;
        }
        Slot slot = window.take();
        slot.take(gate.index(), gate.intendedNanos(), now);
        if (!slot.counted()) {
            gate.uncounted();
        }
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
            request = gate.request();
        } catch (Throwable thrown) {
            // The author's code: what it throws fails this index, and the run goes on.
            failure = thrown.toString();
        }
        recorder.current().userCode(clock.nanos() - slot.takenNanos());
        if (request == null) {
            slot.completed(new TransportFailure(FailureKind.NO_REQUEST, failure));
        }
        return request;
    }

    /** Takes note that a request has ended whose slot was not given back yet. */
    void requestEnded(Slot slot, long now) {
        gate.ended(slot, now);
    }

    /** Returns when to submit again, though nothing has ended; {@link Alarm#NEVER} for no time. */
    long nextNanos() {
        return ended || heldUp || !window.hasRoom() ? Alarm.NEVER : gate.nextNanos();
    }

    /** Takes no more requests. */
    void stop() {
        if (!ended) {
            ended = true;
            unsent = gate.unsent(clock.nanos());
        }
    }

    /** Returns how many requests were to be sent, and were not when it was stopped. */
    long unsent() {
        return unsent;
    }

    /** Tells whether nothing more will be taken. */
    boolean ended() {
        return ended;
    }
}
