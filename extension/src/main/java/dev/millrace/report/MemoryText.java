package dev.millrace.report;

import dev.millrace.clock.SizeText;
import dev.millrace.result.Measurement;
import dev.millrace.result.MemoryUse;
import java.util.List;

/** The memory of a run in words: how much, and how that was measured. */
final class MemoryText {

    private MemoryText() {}

    static List<String> of(MemoryUse memory) {
        return List.of(
                of("heap", memory.heap()),
                of("rss", memory.rss()),
                of("direct buffers", memory.direct()),
                of("allocation per request", memory.allocationPerRequest()));
    }

    private static String of(String name, Measurement measurement) {
        String size = measurement.measured() ? SizeText.format(measurement.bytes()) : "unknown";
        return name + " " + size + " (" + measurement.how() + ")";
    }
}
