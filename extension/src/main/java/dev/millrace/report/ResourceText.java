package dev.millrace.report;

import dev.millrace.clock.DurationText;
import dev.millrace.clock.SizeText;
import dev.millrace.result.Measurement;
import dev.millrace.result.MemoryUse;
import dev.millrace.result.TargetUse;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What processes used in a run, in words: how much, and how that was measured. */
final class ResourceText {

    private ResourceText() {}

    static List<String> of(MemoryUse memory) {
        return List.of(
                size("heap", memory.heap()),
                size("rss", memory.rss()),
                size("direct buffers", memory.direct()),
                size("allocation per request", memory.allocationPerRequest()));
    }

    static List<String> of(@Nullable TargetUse target) {
        return target == null
                ? List.of()
                : List.of(
                        "process " + target.pid(),
                        size("heap", target.heap()),
                        size("rss", target.rss()),
                        measured("cpu", target.cpu(), DurationText::format));
    }

    private static String size(String name, Measurement measurement) {
        return measured(name, measurement, SizeText::format);
    }

    private static String measured(
            String name, Measurement measurement, LongFunction<String> format) {
        String value = measurement.measured() ? format.apply(measurement.value()) : "unknown";
        return name + " " + value + " (" + measurement.how() + ")";
    }
}
