package dev.millrace.transport;

import dev.millrace.transport.HeapHistogram.Live;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What this process holds: after a collection, in bytes.
 *
 * @param heap by class
 * @param direct the sum of direct buffers
 * @param resident the resident set
 */
record MemorySnapshot(Map<String, Live> heap, long direct, long resident) {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB$");
    private static final int SHOWN_CLASSES = 25;

    static MemorySnapshot take() throws IOException {
        return new MemorySnapshot(HeapHistogram.take(), readDirect(), readResident());
    }

    private static long readDirect() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static long readResident() throws IOException {
        Matcher line = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
        if (!line.find()) {
            throw new IOException("/proc/self/status has no VmRSS");
        }
        return Long.parseLong(line.group(1)) << 10;
    }

    /** Tells what has come since an earlier snapshot, shared among so many, as Markdown. */
    String since(MemorySnapshot earlier, int shares) {
        Map<String, Live> grown = new TreeMap<>(heap);
        earlier.heap.forEach((type, live) -> grown.merge(type, Live.NONE.minus(live), Live::plus));
        Live all = grown.values().stream().reduce(Live.NONE, Live::plus);
        return String.format(
                        Locale.ROOT,
                        "Each: live heap %,d B, direct buffers %,d B, resident set besides the heap %,d B.%n%n",
                        all.bytes() / shares,
                        (direct - earlier.direct) / shares,
                        (resident - earlier.resident) / shares)
                + table(grown, shares);
    }

    private static String table(Map<String, Live> grown, int shares) {
        return grown.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(SHOWN_CLASSES)
                .map(entry -> row(entry.getKey(), entry.getValue(), shares))
                .collect(
                        Collectors.joining(
                                "", "| bytes | instances | class |\n|---|---|---|\n", ""));
    }

    private static String row(String type, Live live, double shares) {
        return String.format(
                Locale.ROOT,
                "| %.0f | %.2f | `%s` |%n",
                live.bytes() / shares,
                live.count() / shares,
                type);
    }
}
