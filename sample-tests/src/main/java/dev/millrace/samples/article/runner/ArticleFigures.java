package dev.millrace.samples.article.runner;

import java.util.Map;

/** What the article says of its programs: wall time and peak RSS, with the server that delays. */
final class ArticleFigures {

    private static final long MILLION = 1_000_000;

    private static final Map<Program, Map<Long, String>> FIGURES =
            Map.of(
                    Program.SYNC,
                    Map.of(10L, "15.2 s, 20.5 MB", 100L, "156.6 s"),
                    Program.SEMAPHORE,
                    Map.of(
                            10_000L,
                            "18.1 s, 78 MB",
                            MILLION,
                            "1,544 s, 3.8 GB",
                            100 * MILLION,
                            "out of memory after 10 h, 0 sent"),
                    Program.BUSY_WINDOW,
                    Map.of(
                            10_000L,
                            "17.9 s, 47 MB",
                            MILLION,
                            "1,506 s, 162 MB",
                            100 * MILLION,
                            "150,213 s, 294 MB"),
                    Program.PREFILLED_QUEUE,
                    Map.of(100 * MILLION, "a few 100s of MB"));

    private ArticleFigures() {}

    /** The figures of a program with so many requests; empty where the article has none. */
    static String of(Program program, long requests) {
        return FIGURES.getOrDefault(program, Map.of()).getOrDefault(requests, "");
    }
}
