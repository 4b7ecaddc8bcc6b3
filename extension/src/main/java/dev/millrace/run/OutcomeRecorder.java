package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.ConnectionOptions;
import dev.millrace.recording.LaneRecorder;
import dev.millrace.recording.Recording;
import dev.millrace.request.Request;
import dev.millrace.result.EndedRequest;
import dev.millrace.result.Transcript;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks an outcome and records it. */
final class OutcomeRecorder {

    private final ResponseChecks checks;
    private final LaneRecorder recorder;
    private final NanoClock clock;
    private final ConnectionOptions options;
    private final OutcomeTap tap;

    OutcomeRecorder(
            ResponseChecks checks,
            LaneRecorder recorder,
            NanoClock clock,
            ConnectionOptions options,
            OutcomeTap tap) {
        this.checks = checks;
        this.recorder = recorder;
        this.clock = clock;
        this.options = options;
        this.tap = tap;
    }

    void record(Slot slot, Outcome outcome, long endNanos) {
        recorder.current().held(endNanos - slot.takenNanos());
        if (outcome instanceof Response response) {
            record(slot, response, endNanos);
        } else if (outcome instanceof TransportFailure failure) {
            record(slot, failure);
            tell(slot, failure, endNanos, null);
        }
    }

    private void record(Slot slot, Response response, long endNanos) {
        Request request = Objects.requireNonNull(slot.request());
        ResponseChecks.Mismatch mismatch = checks.firstMismatch(request, response);
        Recording recording = recorder.current();
        recording.userCode(clock.nanos() - endNanos);
        long responseNanos = endNanos - slot.intendedNanos();
        long lagNanos = slot.sentNanos() - slot.intendedNanos();
        recording.response(response.status(), responseNanos, endNanos - slot.sentNanos(), lagNanos);
        if (mismatch == null) {
            recording.succeeded();
        } else {
            recording.failed(
                    mismatch.expected(),
                    mismatch.found(),
                    slot.index(),
                    () -> Transcript.of(request, options.absolute(request.uri()), response));
        }
        label(request, responseNanos, mismatch == null);
        tell(slot, response, endNanos, mismatch);
    }

    private void record(Slot slot, TransportFailure failure) {
        Request request = slot.request();
        // What the author's code threw tells failures apart; what the machine said does not.
        String found = failure.kind() == FailureKind.NO_REQUEST ? failure.detail() : "";
        recorder.current()
                .failed(
                        failure.kind().text(),
                        found,
                        slot.index(),
                        () -> example(request, failure));
        label(request, -1, false);
    }

    private void tell(
            Slot slot, Outcome outcome, long endNanos, ResponseChecks.@Nullable Mismatch mismatch) {
        if (tap == OutcomeTap.NONE || !slot.counted()) {
            return;
        }
        Request request = slot.request();
        tap.ended(
                new EndedRequest(
                        slot.index(),
                        request,
                        request == null ? null : options.absolute(request.uri()),
                        outcome,
                        endNanos - slot.intendedNanos(),
                        slot.sent() ? endNanos - slot.sentNanos() : -1,
                        mismatch == null ? null : mismatch.expected() + ": " + mismatch.found()));
    }

    private String example(@Nullable Request request, TransportFailure failure) {
        return request == null
                ? Transcript.escape(Transcript.maskUri(failure.detail()))
                : Transcript.of(request, options.absolute(request.uri()), failure);
    }

    private void label(@Nullable Request request, long responseNanos, boolean succeeded) {
        String label = request == null ? null : request.label();
        if (label != null) {
            recorder.current().labelled(label, responseNanos, succeeded);
        }
    }
}
