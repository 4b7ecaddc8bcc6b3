package dev.millrace.memory;

import java.time.Duration;

/**
 * The CPU time of a run.
 *
 * @param process that of all threads of this process
 * @param machine how busy all processors were, with whatever runs on the machine, 0..1; -1 where
 *     unknown
 */
public record CpuUse(Duration process, double machine) {}
