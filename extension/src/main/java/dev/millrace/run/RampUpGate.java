package dev.millrace.run;

import dev.millrace.clock.NanoClock;
import dev.millrace.request.RequestCursor;

/** Opens the window of the closed model slot by slot, evenly over the time of the ramp-up. */
final class RampUpGate extends FreeGate {

    private final InFlightWindow window;
    private final NanoClock clock;
    private final WindowRamp ramp;
    private long startNanos;

    RampUpGate(RequestCursor source, InFlightWindow window, WindowRamp ramp, NanoClock clock) {
        super(source);
        this.window = window;
        this.ramp = ramp;
        this.clock = clock;
    }

    @Override
    public void start(long nanos) {
        startNanos = nanos;
    }

    @Override
    public boolean ready() {
        return nextNanos() - clock.nanos() <= 0;
    }

    /** Returns when as many slots are open as are in use, and one more. */
    @Override
    public long nextNanos() {
        return startNanos + ramp.nanosOf(window.inFlight());
    }
}
