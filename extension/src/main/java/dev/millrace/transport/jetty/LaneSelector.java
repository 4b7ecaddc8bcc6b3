package dev.millrace.transport.jetty;

import dev.millrace.clock.NanoClock;
import dev.millrace.transport.Alarm;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the network and for the lane's alarm, and tells end points that they are ready while it
 * selects.
 *
 * <p>Jetty's own way is to collect them in a set, make tasks of the set, and go through it once
 * more: that was a fourteenth of a lane's time at 1,000 connections.
 */
final class LaneSelector extends ManagedSelector {

    /** Java's selectors wait for whole milliseconds: for the rest of the time this one polls. */
    private static final long MILLISECOND = 1_000_000;

    private final NanoClock clock;
    private final Consumer<SelectionKey> whenReady = this::ready;
    private @Nullable Alarm alarm;
    private boolean leftToJetty;
    private long waitSince = Alarm.NEVER;
    private boolean polling;
    private long waitNanos;
    private long pollNanos;

    LaneSelector(SelectorManager manager, int id, NanoClock clock) {
        super(manager, id);
        this.clock = clock;
    }

    void alarm(Alarm theAlarm) {
        alarm = theAlarm;
    }

    /** Returns how long there was nothing to do, without the time of polling. */
    long waitNanos() {
        return waitNanos;
    }

    long pollNanos() {
        return pollNanos;
    }

    /** Leaves connects to Jetty: what is ready is still so when it looks for itself. */
    @Override
    protected int nioSelect(Selector selector, boolean now) throws IOException {
        leftToJetty = false;
        int told = now ? selector.selectNow(whenReady) : select(selector, alarmNanos());
        return leftToJetty ? selector.selectNow() : told;
    }

    private long alarmNanos() {
        Alarm set = alarm;
        return set == null ? Alarm.NEVER : set.nanos();
    }

    private int select(Selector selector, long alarmNanos) throws IOException {
        long now = clock.nanos();
        if (alarmNanos == Alarm.NEVER) {
            return await(selector, now, 0);
        }
        long wait = alarmNanos - now;
        if (wait >= MILLISECOND) {
            return await(selector, now, wait / MILLISECOND);
        }
        return wait > 0 ? poll(selector, now, alarmNanos) : ring(selector);
    }

    /** What is ready is told before the selector returns: the wait ends with the first of them. */
    private int await(Selector selector, long now, long millis) throws IOException {
        waitSince = now;
        int told = selector.select(whenReady, millis);
        endWait();
        return told;
    }

    private void endWait() {
        if (waitSince != Alarm.NEVER) {
            long nanos = clock.nanos() - waitSince;
            waitSince = Alarm.NEVER;
            if (polling) {
                pollNanos += nanos;
            } else {
                waitNanos += nanos;
            }
        }
    }

    private int ring(Selector selector) throws IOException {
        Alarm due = alarm;
        if (due != null) {
            due.ring();
        }
        return selector.selectNow(whenReady);
    }

    /**
     * Looks at the network until there is something, or it is time. What other threads want done
     * meanwhile, such as a tick, waits for less than a millisecond.
     */
    private int poll(Selector selector, long since, long until) throws IOException {
        waitSince = since;
        polling = true;
        int told = 0;
        while (told == 0 && until - clock.nanos() > 0) {
            told = selector.selectNow(whenReady);
        }
        endWait();
        polling = false;
        return told;
    }

    private void ready(SelectionKey key) {
        endWait();
        if (key.attachment() instanceof Selectable selectable) {
            tell(selectable, key);
        } else {
            leftToJetty = true;
        }
    }

    /** What one end point throws must not keep the others from being told. */
    private static void tell(Selectable selectable, SelectionKey key) {
        try {
            if (key.isValid()) {
                Runnable task = selectable.onSelected();
                if (task != null) {
                    task.run();
                }
                selectable.updateKey();
            }
        } catch (RuntimeException | Error e) {
            if (selectable instanceof EndPoint endPoint) {
                endPoint.close(e);
            }
        }
    }
}
