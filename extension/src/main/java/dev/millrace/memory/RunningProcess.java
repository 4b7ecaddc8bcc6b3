package dev.millrace.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A process that was there once: whether it still is, and the CPU time it has used. */
final class RunningProcess {

    private final long pid;
    private final Supplier<Optional<ProcessHandle>> found;
    private final Optional<Instant> startedAt;

    RunningProcess(long pid) {
        this(pid, () -> ProcessHandle.of(pid));
    }

    /** Finds the process by its id, which may be another one each time. */
    RunningProcess(long pid, Supplier<Optional<ProcessHandle>> found) {
        this.pid = pid;
        this.found = found;
        startedAt = info().flatMap(ProcessHandle.Info::startInstant);
    }

    long pid() {
        return pid;
    }

    /** A process that another one took the id of is not running. */
    boolean running() {
        return info().isPresent()
                && info().flatMap(ProcessHandle.Info::startInstant).equals(startedAt);
    }

    /** Returns the CPU time of all its threads; empty where the system does not tell. */
    Optional<Duration> cpu() {
        return info().flatMap(ProcessHandle.Info::totalCpuDuration);
    }

    private Optional<ProcessHandle.Info> info() {
        return found.get().filter(ProcessHandle::isAlive).map(ProcessHandle::info);
    }
}
