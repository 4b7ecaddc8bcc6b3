package dev.millrace.samples.article.runner;

/** How a program ended. */
enum Ending {
    /** By itself. */
    FINISHED,
    /** By an exception. */
    FAILED,
    /** By its memory limit. */
    OUT_OF_MEMORY,
    /** By the runner, at its time limit. */
    TIME_LIMIT;

    /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
    private static final int OUT_OF_MEMORY_CODE = 3;

    /** The ending of a program that ended by itself. */
    static Ending of(int exitCode) {
        return switch (exitCode) {
            case 0 -> FINISHED;
            case OUT_OF_MEMORY_CODE -> OUT_OF_MEMORY;
            default -> FAILED;
        };
    }
}
