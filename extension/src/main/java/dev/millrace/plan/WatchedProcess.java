package dev.millrace.plan;

/**
 * The process of the system under test, on this machine.
 *
 * @param pid its id; it must be running, and be another process than this one
 */
public record WatchedProcess(long pid) {

    // Refuses what cannot be watched.
    public WatchedProcess {
        Rules.require(pid > 0, "watch", "be the id of a process", pid);
        Rules.require(
                pid != ProcessHandle.current().pid(),
                "watch",
                "be another process than the one that sends the load, which @MemoryCeiling is about anyway",
                pid);
        Rules.require(
                ProcessHandle.of(pid).isPresent(),
                "watch",
                "be the id of a process that runs on this machine",
                pid);
    }
}
