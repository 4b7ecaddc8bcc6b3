package dev.millrace.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A lane's share of the window: as many slots as requests may be in flight.
 *
 * <p>Used by one thread.
 */
final class InFlightWindow {

    private final List<Slot> slots;
    private final Slot[] free;
    private final boolean[] busy;
    private int freeCount;

    InFlightWindow(int size, IntFunction<Slot> newSlot) {
        slots = new ArrayList<>(size);
        free = new Slot[size];
        busy = new boolean[size];
        for (int position = 0; position < size; position++) {
            Slot slot = newSlot.apply(position);
            slots.add(slot);
            // The first slot is taken first.
            free[size - 1 - position] = slot;
        }
        freeCount = size;
    }

    boolean hasRoom() {
        return freeCount > 0;
    }

    /** Takes a free slot; there must be room. */
    Slot take() {
        Slot slot = free[--freeCount];
        busy[slot.position] = true;
        return slot;
    }

    void giveBack(Slot slot) {
        slot.free();
        busy[slot.position] = false;
        free[freeCount++] = slot;
    }

    boolean holds(Slot slot) {
        return busy[slot.position];
    }

    int inFlight() {
        return slots.size() - freeCount;
    }

    int size() {
        return slots.size();
    }

    /** Calls back for each request in flight; the action may give slots back. */
    void forEachInFlight(Consumer<Slot> action) {
        for (Slot slot : slots) {
            if (busy[slot.position]) {
                action.accept(slot);
            }
        }
    }
}
