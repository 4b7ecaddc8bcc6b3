package dev.millrace.run;

import dev.millrace.transport.Alarm;
import java.util.PriorityQueue;
import java.util.Queue;

/** When the free slots of a window may take their next requests. */
final class SlotTimes {

    private final Queue<Long> times = new PriorityQueue<>();

    /** A slot has become free, and may take a request at a time. */
    void add(long nanos) {
        times.add(nanos);
    }

    /** Returns when the next slot may take one, {@link Alarm#NEVER} where none is free. */
    long nextNanos() {
        Long next = times.peek();
        return next == null ? Alarm.NEVER : next;
    }

    /** Returns how many turns all slots have before a time, one each interval from theirs on. */
    long turns(long endNanos, long intervalNanos) {
        return times.stream()
                .mapToLong(nanos -> endNanos - nanos)
                .filter(left -> left > 0)
                .map(left -> (left - 1) / intervalNanos + 1)
                .sum();
    }

    /** Takes the slot that has been ready for longest, and returns since when. */
    long take() {
        return times.remove();
    }
}
