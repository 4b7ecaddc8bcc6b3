package dev.millrace.run;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.NanoClock;
import dev.millrace.plan.LoadPlan;
import dev.millrace.recording.LaneRecorder;
import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests pass as fast as the run's politeness allows.
 *
 * <p>A request whose host is at its limit is parked, without a slot, so that it keeps no other
 * host's from passing; when the park is full the source is asked for no more. A parked request was
 * not taken yet: it has no time and no outcome before it passes. Used by the lane's thread only.
 */
final class PolitenessGate implements RequestCursor {

    /** The park holds so many requests for each slot of the window. */
    static final int PARKED_PER_SLOT = 4;

    private final RequestCursor source;
    private final BooleanSupplier mayRead;
    private final NanoClock clock;
    private final LaneRecorder recorder;
    private final LoadPlan plan;
    private final int mostParked;
    private final HostLimits hosts;
    private final Pauses pauses;
    private @Nullable ReadAhead next;
    private @Nullable ReadAhead taken;
    private boolean sourceEnded;

    /**
     * Makes a gate behind a source.
     *
     * @param window how many slots wait behind the gate
     * @param mayRead tells whether the source may be asked for one more request
     */
    PolitenessGate(
            LoadPlan plan,
            int window,
            RequestCursor source,
            BooleanSupplier mayRead,
            NanoClock clock,
            LaneRecorder recorder) {
        this.plan = plan;
        this.source = source;
        this.mayRead = mayRead;
        this.clock = clock;
        this.recorder = recorder;
        Duration delay = plan.politeness().delay();
        mostParked = PARKED_PER_SLOT * window;
        hosts = new HostLimits(plan.politeness());
        pauses = new Pauses(delay == null ? 0 : DurationText.saturatedNanos(delay));
    }

    /**
     * Tells whether a request may be taken now, or there will be none.
     *
     * @param freeSlots how many slots have no request, pausing or not
     */
    boolean ready(int freeSlots) {
        long now = clock.nanos();
        if (next == null) {
            next = find(now);
        }
        return next == null ? ended() : pauses.underWay(now) < freeSlots;
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
    public boolean advance() {
        ReadAhead passing = next;
        taken = passing;
        next = null;
        if (passing != null && passing.host() != null) {
            hosts.passed(passing.host(), clock.nanos());
        }
        return passing != null;
    }

    @Override
    public long index() {
        return Objects.requireNonNull(taken).index();
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

    /** Takes note that a request that was taken has ended; null where it could not be made. */
    void ended(@Nullable Request request, long now) {
        pauses.start(now);
        String host = request == null ? null : hostOf(request);
        if (host != null) {
            hosts.ended(host);
        }
    }

    /** Returns how many requests the source gave that were not taken. */
    int readAhead() {
        return hosts.parked() + (next == null ? 0 : 1);
    }
}
