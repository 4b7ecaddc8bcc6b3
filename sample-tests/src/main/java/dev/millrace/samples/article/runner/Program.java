package dev.millrace.samples.article.runner;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is compared, in the order of the table. */
enum Program {
    /** One request after the other. */
    SYNC("sync", "Sync", 1, "4g"),
    /** All tasks first, and a semaphore. */
    SEMAPHORE("semaphore", "AllTasksFirst", 1_000, "4g"),
    /** A window that is scanned in a busy loop. */
    BUSY_WINDOW("busy-window", "BusyWindow", 1_000, "4g"),
    /** A window that is registered with anew on each wake. */
    FIRST_COMPLETED("first-completed", "FirstCompleted", 1_000, "4g"),
    /** The permit before the task. */
    PERMIT_FIRST("permit-first", "PermitFirst", 1_000, "4g"),
    /** Workers that take from a bounded queue. */
    PIPELINE("pipeline", "WorkerPipeline", 1_000, "4g"),
    /** Workers that take from a queue of all jobs. */
    PREFILLED_QUEUE("prefilled-queue", "PrefilledQueue", 1_000, "4g"),
    /** A plain JUnit test with Millrace. */
    MILLRACE("millrace", "Millrace", 1_000, "64m");

    private static final String PACKAGE = "dev.millrace.samples.article.";

    private final String title;
    private final String mainClass;
    private final int concurrency;
    private final String heapLimit;

    Program(String title, String mainClass, int concurrency, String heapLimit) {
        this.title = title;
        this.mainClass = mainClass;
        this.concurrency = concurrency;
        this.heapLimit = heapLimit;
    }

    /** Finds a program by its name on the command line. */
    static Program named(String title) {
        return Arrays.stream(values())
                .filter(program -> program.title.equals(title))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'" + title + "' is no program; there are " + titles()));
    }

    private static String titles() {
        return Arrays.stream(values()).map(Program::title).collect(Collectors.joining(", "));
    }

    /** Its name on the command line and in the table. */
    String title() {
        return title;
    }

    /** The class that has its main method. */
    String mainClass() {
        return PACKAGE + mainClass;
    }

    /** Most requests in flight. */
    int concurrency() {
        return concurrency;
    }

    /** As {@code -Xmx} takes it. */
    String heapLimit() {
        return heapLimit;
    }
}
