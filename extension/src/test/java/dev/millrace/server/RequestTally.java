package dev.millrace.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by their path: {@code /0}, {@code /1}, ... as indexes; thread-safe. */
public final class RequestTally {

    private static final int SHOWN = 10;

    private final AtomicIntegerArray byIndex;
    private final Map<String, LongAdder> others = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();

    RequestTally(int indexes) {
        this.byIndex = new AtomicIntegerArray(indexes);
    }

    void count(String path) {
        total.increment();
        if (path.matches("/\\d{1,9}") && index(path) < byIndex.length()) {
            byIndex.incrementAndGet(index(path));
        } else {
            others.computeIfAbsent(path, none -> new LongAdder()).increment();
        }
    }

    private static int index(String path) {
        return Integer.parseInt(path.substring(1));
    }

    /** Returns how many requests came. */
    public long total() {
        return total.sum();
    }

    /** Returns how many requests came for a path that is not an index. */
    public long of(String path) {
        LongAdder count = others.get(path);
        return count == null ? 0 : count.sum();
    }

    /** Returns the first indexes below an end that did not come exactly once, with their counts. */
    public Map<Integer, Integer> notExactlyOnce(int end) {
        Map<Integer, Integer> wrong = new TreeMap<>();
        for (int index = 0; index < end && wrong.size() < SHOWN; index++) {
            if (byIndex.get(index) != 1) {
                wrong.put(index, byIndex.get(index));
            }
        }
        return wrong;
    }
}
