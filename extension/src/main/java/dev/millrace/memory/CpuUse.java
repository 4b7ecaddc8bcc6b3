package dev.millrace.memory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time of a run.
 *
 * @param process that of all threads of this process; null where the JVM does not tell
 * @param machine how busy all processors were, with whatever runs on the machine, 0..1; -1 where
 *     unknown
 */
public record CpuUse(@Nullable Duration process, double machine) {}
