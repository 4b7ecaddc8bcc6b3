package dev.millrace.memory;

import dev.millrace.result.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures the largest resident set of a process since the probe's start: on Linux only. */
final class RssProbe {

    private static final Pattern HIGH_WATER = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

    private final Path status;
    private final @Nullable String whyNot;

    private RssProbe(Path status, @Nullable String whyNot) {
        this.status = status;
        this.whyNot = whyNot;
    }

    static RssProbe start() {
        return start("self");
    }

    static RssProbe start(long pid) {
        return start(Long.toString(pid));
    }

    private static RssProbe start(String process) {
        Path directory = Path.of("/proc", process);
        return start(directory.resolve("status"), directory.resolve("clear_refs"));
    }

    /**
     * Starts anew from the present resident set.
     *
     * @param status where Linux shows the high-water mark
     * @param clearRefs what sets it back: the code for that is 5
     */
    static RssProbe start(Path status, Path clearRefs) {
        if (!Files.exists(status)) {
            return new RssProbe(status, "there is no " + status + ": it is measured on Linux only");
        }
        try {
            Files.writeString(clearRefs, "5");
            return new RssProbe(status, null);
        } catch (IOException e) {
            return new RssProbe(status, "the high-water mark cannot be reset: " + e);
        }
    }

    Measurement finish() {
        return whyNot == null ? read() : Measurement.none(whyNot);
    }

    private Measurement read() {
        try {
            Matcher line = HIGH_WATER.matcher(Files.readString(status));
            return line.find()
                    ? new Measurement(
                            Long.parseLong(line.group(1)) << 10,
                            "largest resident set since the start of the run, VmHWM")
                    : Measurement.none(status + " has no VmHWM");
        } catch (IOException e) {
            return Measurement.none(status + " cannot be read: " + e);
        }
    }
}
