package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.RunLength;
import dev.millrace.plan.WorkloadModel;
import dev.millrace.recording.LaneRecorder;
import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.transport.Alarm;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass when its slot and its host may have one: with pauses between the requests of
 * a slot or at a pace of its own, and within the limits of hosts.
 *
 * <p>A request whose host is at its limit is parked, without a slot, so that it keeps no other
 * host's from passing; when the park is full the source is asked for no more. A parked request was
 * not taken yet: it has no time and no outcome before it passes. Used by the lane's thread only.
 */
final class PacedGate implements SendGate {

    /** The park holds so many requests for each slot of the window. */
    static final int PARKED_PER_SLOT = 4;

    private final RequestCursor source;
    private final BooleanSupplier mayRead;
    private final NanoClock clock;
    private final LaneRecorder recorder;
    private final LoadPlan plan;
    private final int mostParked;
    private final HostLimits hosts;
    private final InFlightWindow window;
    private final WindowRamp ramp;
    private final Pauses pauses;
    private final long pacingNanos;
    private final long lengthNanos;
    private final SlotTimes slots = new SlotTimes();
    private @Nullable ReadAhead next;
    private @Nullable ReadAhead taken;
    private long startNanos;
    private long lookedNanos;
    private long intendedNanos;
    private boolean sourceEnded;

    /**
     * Makes a gate behind a source.
     *
     * @param window the slots that wait behind the gate
     * @param ramp when they open
     * @param mayRead tells whether the source may be asked for one more request
     */
    PacedGate(
            LoadPlan plan,
            WorkloadModel.Closed model,
            InFlightWindow window,
            WindowRamp ramp,
            RequestCursor source,
            BooleanSupplier mayRead,
            NanoClock clock,
            LaneRecorder recorder) {
        this.plan = plan;
        this.source = source;
        this.mayRead = mayRead;
        this.clock = clock;
        this.recorder = recorder;
        this.window = window;
        this.ramp = ramp;
        mostParked = PARKED_PER_SLOT * window.size();
        hosts = new HostLimits(plan.politeness());
        pauses = new Pauses(plan.politeness().delay());
        pacingNanos = nanos(model.pacing(), 0);
        lengthNanos = nanos(knownLength(plan.length()), Alarm.NEVER);
    }

    /** Behind a warm-up, the one who steers the run knows when the duration is over. */
    private static @Nullable Duration knownLength(RunLength length) {
        return length.warmUp() == null ? length.duration() : null;
    }

    private static long nanos(@Nullable Duration duration, long unset) {
        return duration == null ? unset : DurationText.saturatedNanos(duration);
    }

    @Override
    public void start(long nanos) {
        startNanos = nanos;
        for (int slot = 0; slot < window.size(); slot++) {
            slots.add(nanos + ramp.nanosOf(slot));
        }
    }

    @Override
    public boolean readsAhead() {
        return true;
    }

    @Override
    public boolean ready() {
        long now = clock.nanos();
        lookedNanos = now;
        if (next == null) {
            next = find(now);
        }
        return next == null ? ended() : slots.nextNanos() - now <= 0;
    }

    private @Nullable ReadAhead find(long now) {
        ReadAhead found = hosts.release(now);
        while (found == null && mayReadMore()) {
            found = read(now);
        }
        return found;
    }

    private boolean mayReadMore() {
        return !sourceEnded && hosts.parked() < mostParked && mayRead.getAsBoolean();
    }

    private @Nullable ReadAhead read(long now) {
        long start = clock.nanos();
        if (!source.advance()) {
            sourceEnded = true;
            return null;
        }
        ReadAhead made = make();
        recorder.current().userCode(clock.nanos() - start);
        return hosts.admit(made, now);
    }

    private ReadAhead make() {
        try {
            Request request = source.request();
            return new ReadAhead(source.index(), request, null, hostOf(request));
        } catch (Throwable thrown) {
            // The author's code: the failure of this index, which is told when it is taken.
            return new ReadAhead(source.index(), null, thrown, null);
        }
    }

    private @Nullable String hostOf(Request request) {
        return HostName.of(plan.connections().absolute(request.uri()));
    }

    private boolean ended() {
        return sourceEnded && hosts.parked() == 0;
    }

    @Override
    public boolean take(long now) {
        ReadAhead passing = next;
        taken = passing;
        next = null;
        if (passing == null) {
            return false;
        }
        long due = slots.take();
        intendedNanos = pacingNanos > 0 ? due : now;
        if (passing.host() != null) {
            hosts.passed(passing.host(), now);
        }
        return true;
    }

    @Override
    public long intendedNanos() {
        return intendedNanos;
    }

    @Override
    public long nextNanos() {
        return next == null ? hosts.nextNanos() : slots.nextNanos();
    }

    @Override
    public long index() {
        return Objects.requireNonNull(taken).index();
    }

    /** The source may be at its end only because what was read ahead has used up its number. */
    @Override
    public void uncounted() {
        source.uncounted();
        sourceEnded = false;
    }

    @Override
    public Request request() throws Exception {
        ReadAhead read = Objects.requireNonNull(taken);
        if (read.thrown() instanceof Exception exception) {
            throw exception;
        }
        if (read.thrown() instanceof Error error) {
            throw error;
        }
        return Objects.requireNonNull(read.request());
    }

    @Override
    public void ended(Slot slot, long now) {
        slots.add(
                pacingNanos > 0
                        ? slot.intendedNanos() + pacingNanos
                        : now + pauses.nanosAfter(slot.index()));
        Request request = slot.request();
        String host = request == null ? null : hostOf(request);
        if (host != null) {
            hosts.ended(host);
        }
    }

    /**
     * Those that the source gave and nobody took; at a pace, the turns of slots that are behind.
     */
    @Override
    public long unsent(long now) {
        return pacingNanos > 0 ? turnsMissed(now) : hosts.parked() + (next == null ? 0L : 1L);
    }

    /** Whoever is free has taken all turns by the last look, unless the source held it up. */
    private long turnsMissed(long now) {
        long looked = window.hasRoom() ? lookedNanos : now;
        window.forEachInFlight(slot -> slots.add(slot.intendedNanos() + pacingNanos));
        return slots.turns(startNanos + Math.min(looked - startNanos, lengthNanos), pacingNanos);
    }
}
