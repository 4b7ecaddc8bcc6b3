package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.http.ConnectionCounts;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Outcome;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.plan.LoadPlan;
import dev.millrace.recording.Detail;
import dev.millrace.recording.LaneRecorder;
import dev.millrace.recording.Recording;
import dev.millrace.request.RequestCursor;
import dev.millrace.result.StopReason;
import dev.millrace.transport.Alarm;
import dev.millrace.transport.Transport;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One selector thread with its share of the window: takes a request when a slot is free, and
 * records how it ended.
 *
 * <p>All methods but {@link #post} and {@link #postTick} are called on the lane's thread.
 */
final class Lane implements Alarm {

    private static final long SNAPSHOT_NANOS = 1_000_000_000;
    static final ThreadLocal<Boolean> ON_LANE = ThreadLocal.withInitial(() -> false);

    private final Transport transport;
    private final LaneListener listener;
    private final NanoClock clock;
    private final LaneRecorder recorder;
    private final InFlightWindow window;
    private final SendGate gate;
    private final Submitter submitter;
    private final OutcomeRecorder outcomes;
    private final TimeOuts timeOuts;
    private final boolean persistent;
    private final AtomicBoolean tickPosted = new AtomicBoolean();
    private final MeasuredPart measured;
    private LaneCost costBefore = LaneCost.NONE;
    private boolean measuring;
    private long warmUps;
    private long snapshotNanos;
    private long lastEndNanos;
    private long requests;
    private boolean answered;
    private boolean toldUnreachable;
    private boolean ended;

    Lane(
            LoadPlan plan,
            int number,
            RequestCursor cursor,
            MeasuredPart measured,
            Transport transport,
            NanoClock clock,
            LaneListener listener,
            OutcomeTap tap) {
        this.transport = transport;
        this.clock = clock;
        this.listener = listener;
        this.measured = measured;
        measuring = plan.length().warmUp() == null;
        persistent = plan.persistent();
        recorder = new LaneRecorder(Detail.of(plan.objectives()));
        ResponseChecks checks = new ResponseChecks(plan.expectations());
        window = new InFlightWindow(plan.windowOf(number), position -> new Slot(this, position));
        Runnable later = () -> post(this::submit);
        gate =
                new Gates(plan, number, measured, clock)
                        .before(cursor, window, recorder, () -> tap.ready(later));
        submitter = new Submitter(window, gate, transport, checks, clock, recorder, tap, later);
        outcomes = new OutcomeRecorder(checks, recorder, clock, plan.connections(), tap);
        timeOuts = new TimeOuts(plan.limits(), transport);
    }

    /** Tells whether the calling thread is that of a lane. */
    static boolean isCurrentThread() {
        return ON_LANE.get();
    }

    /** Runs something on the lane's thread; called by any thread. */
    void post(Runnable task) {
        transport.execute(() -> guarded(task));
    }

    /** Asks for a tick, unless the last one is still to come; called by any thread. */
    void postTick() {
        if (tickPosted.compareAndSet(false, true)) {
            post(
                    () -> {
                        tickPosted.set(false);
                        tick();
                    });
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            listener.crashed(e);
        }
    }

    /**
     * Starts to send.
     *
     * @param startNanos the start of the run, the same for all lanes
     */
    void start(long startNanos) {
        ON_LANE.set(true);
        snapshotNanos = clock.nanos();
        lastEndNanos = snapshotNanos;
        gate.start(startNanos);
        costBefore = LaneCost.atStart(transport);
        transport.alarm(this);
        submit();
    }

    @Override
    public long nanos() {
        return submitter.nextNanos();
    }

    @Override
    public void ring() {
        guarded(this::submit);
    }

    private void submit() {
        submitter.submit();
        endIfDone();
    }

    /** Takes what is due by now, and then no more; what is in flight goes on. */
    void finish() {
        submit();
        if (submitter.owes()) {
            post(this::finish);
        } else {
            stop();
        }
    }

    /** Takes no more requests; those in flight go on. */
    void stop() {
        submitter.stop();
        endIfDone();
    }

    /** Gives up what is in flight. */
    void abandon(String why) {
        submitter.stop();
        window.forEachInFlight(slot -> abandon(slot, why));
        endIfDone();
    }

    private void abandon(Slot slot, String why) {
        transport.abort(slot, FailureKind.ABANDONED, why);
        if (window.holds(slot)) {
            // The transport knows nothing of it: it failed while it was handed over.
            slot.completed(new TransportFailure(FailureKind.ABANDONED, why));
        }
    }

    long now() {
        return clock.nanos();
    }

    /** Tells whether the request that is taken now is recorded, rather than one of the warm-up. */
    boolean counts() {
        if (!measuring && measured.includes(gate.turn(), gate.intendedNanos())) {
            beginToMeasure();
        }
        if (!measuring) {
            warmUps++;
        }
        return measuring;
    }

    /** Forgets the warm-up, also what of it is still in flight. */
    private void beginToMeasure() {
        measuring = true;
        long failed = recorder.current().failed();
        recorder.current().clear();
        snapshotNanos = clock.nanos();
        costBefore = LaneCost.of(transport);
        listener.measuring(this, snapshotNanos, failed);
    }

    /** Until the warm-up is over, it is recorded, as its end may depend on it. */
    private boolean isRecorded(Slot slot) {
        return slot.counted() || !measuring;
    }

    void connected(Slot slot, long nanos) {
        if (isRecorded(slot)) {
            recorder.current().connected(nanos);
        }
    }

    /** Guarded, as a transport that calls back knows nothing to do with what is thrown here. */
    void completed(Slot slot, Outcome outcome) {
        try {
            complete(slot, outcome);
        } catch (RuntimeException | Error e) {
            listener.crashed(e);
        }
    }

    private void complete(Slot slot, Outcome outcome) {
        long now = clock.nanos();
        requests++;
        if (isRecorded(slot)) {
            lastEndNanos = now;
            outcomes.record(slot, outcome, now);
        }
        submitter.requestEnded(slot, now);
        window.giveBack(slot);
        if (outcome instanceof Response) {
            answered = true;
        } else if (outcome instanceof TransportFailure failure) {
            considerStopping(failure);
        }
        submit();
    }

    /** Where a server redirects to is not the test's doing: that fails one request, no more. */
    private void considerStopping(TransportFailure failure) {
        boolean own = failure.redirects().isEmpty();
        if (failure.kind() == FailureKind.TARGET_NOT_ALLOWED && own && !persistent) {
            submitter.stop();
            listener.mustStop(StopReason.TARGET_NOT_ALLOWED);
        }
    }

    private void tellWhetherReachable() {
        boolean unreachable = requests >= window.size() && unreachable();
        if (unreachable != toldUnreachable) {
            toldUnreachable = unreachable;
            listener.unreachable(this, unreachable);
        }
    }

    private boolean unreachable() {
        ConnectionCounts counts = transport.counts();
        return !persistent && !answered && counts.opened() == 0 && counts.failed() > 0;
    }

    /** Does what time asks for: time-outs, hosts to try again, a snapshot each second. */
    void tick() {
        long now = clock.nanos();
        timeOuts.check(window, now);
        transport.tick();
        tellWhetherReachable();
        endIfDone();
        if (now - snapshotNanos >= SNAPSHOT_NANOS && !ended) {
            Recording full = recorder.swap();
            if (full != null) {
                snapshotNanos = now;
                listener.recorded(this, full);
            }
        }
    }

    LaneRecorder recorder() {
        return recorder;
    }

    private void endIfDone() {
        if (!ended && submitter.ended() && window.inFlight() == 0) {
            ended = true;
            listener.ended(
                    this,
                    new LaneSummary(
                            recorder.current(),
                            warmUps,
                            lastEndNanos,
                            LaneCost.of(transport).since(costBefore),
                            unreachable(),
                            requests == 0,
                            clock.nanos(),
                            gate.scheduleOver(),
                            submitter.unsent()));
        }
    }
}
