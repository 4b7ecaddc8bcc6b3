package dev.millrace.samples.article.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What Linux tells of processes. */
final class Proc {

    private static final long TICK_MILLIS = 10;

    /** Where the fields of stat(5) are after the command in parentheses. */
    private static final int USER_TICKS = 11;

    private static final int CHILDREN_USER_TICKS = 13;

    private Proc() {}

    /** The largest resident set that a process has had, in bytes; 0 where it ended. */
    static long peakResidentSet(long pid) {
        try {
            return kibibytes(Path.of("/proc/" + pid + "/status"), "VmHWM:") << 10;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** All memory of this machine, in bytes. */
    static long machineMemory() throws IOException {
        return kibibytes(Path.of("/proc/meminfo"), "MemTotal:") << 10;
    }

    private static long kibibytes(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** The model of this machine's processors. */
    static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("an unknown processor");
    }

    /** The CPU time, user and system, that a process has taken so far. */
    static Duration cpu(long pid) throws IOException {
        return ticks("" + pid, USER_TICKS);
    }

    /** The CPU time, user and system, of all children of this process that ended. */
    static Duration cpuOfEndedChildren() throws IOException {
        return ticks("self", CHILDREN_USER_TICKS);
    }

    private static Duration ticks(String process, int userField) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        long user = Long.parseLong(fields.get(userField));
        long system = Long.parseLong(fields.get(userField + 1));
        return Duration.ofMillis((user + system) * TICK_MILLIS);
    }
}
