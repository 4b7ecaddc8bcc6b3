package dev.millrace.samples.article;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What each program of the article is told.
 *
 * @param url of the server
 * @param requests how many to send
 * @param concurrency most in flight
 * @param timeout of one request
 */
record Options(String url, long requests, int concurrency, Duration timeout) {

    /** As in the article. */
    private static final int CONCURRENCY = 1_000;

    /** As aiohttp has it. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** Reads {@code --url}, {@code --requests}, {@code --concurrency}, {@code --timeout-millis}. */
    static Options parse(String[] args) {
        Arguments arguments =
                Arguments.parse(
                        List.of(args),
                        Set.of("url", "requests", "concurrency", "timeout-millis"),
                        Set.of());
        return new Options(
                arguments.text("url").orElseThrow(() -> new IllegalArgumentException("no --url")),
                arguments.number("requests", 10),
                (int) arguments.number("concurrency", CONCURRENCY),
                Duration.ofMillis(arguments.number("timeout-millis", TIMEOUT.toMillis())));
    }
}
