package dev.millrace.samples.article.runner;

import dev.millrace.samples.article.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param jobs in this order
 * @param timeLimit of each
 * @param write whether the table in the documentation is to have the figures
 */
record Selection(List<Job> jobs, Duration timeLimit, boolean write) {

    private static final long MILLION = 1_000_000;
    private static final long HUNDRED_MILLION = 100_000_000;
    private static final long MOST_WITH_DELAY = 10_000;
    private static final Predicate<Long> DELAY = size -> true;
    private static final Predicate<Long> NO_DELAY = DELAY.negate();
    private static final List<Long> SIZES = List.of(10L, 100L, MOST_WITH_DELAY);
    private static final List<Program> ASYNCHRONOUS =
            Stream.of(Program.values()).filter(program -> program != Program.SYNC).toList();

    /**
     * Reads what the command was called with.
     *
     * @throws IllegalArgumentException if that makes no sense
     */
    static Selection of(List<String> args) {
        Arguments arguments =
                Arguments.parse(
                        args,
                        Set.of("program", "requests", "time-limit"),
                        Set.of("full", "write", "delay", "no-delay"));
        boolean full = arguments.has("full");
        boolean some = arguments.has("program") || arguments.has("requests");
        Duration usualLimit = full ? Duration.ofHours(12) : Duration.ofMinutes(5);
        return new Selection(
                some ? chosen(arguments) : full ? all() : few(),
                Duration.ofSeconds(arguments.number("time-limit", usualLimit.toSeconds())),
                !some || arguments.has("write"));
    }

    private static List<Job> few() {
        return Stream.of(
                        jobs(List.of(Program.SYNC), List.of(10L, 100L), DELAY),
                        jobs(ASYNCHRONOUS, SIZES, DELAY),
                        jobs(ASYNCHRONOUS, List.of(MILLION), NO_DELAY),
                        jobs(List.of(Program.SEMAPHORE), List.of(HUNDRED_MILLION), NO_DELAY))
                .flatMap(Function.identity())
                .toList();
    }

    private static List<Job> all() {
        return Stream.of(
                        jobs(List.of(Program.SYNC), List.of(10L, 100L), DELAY),
                        jobs(ASYNCHRONOUS, SIZES, DELAY),
                        jobs(ASYNCHRONOUS, List.of(MILLION), DELAY),
                        jobs(ASYNCHRONOUS, List.of(MILLION, HUNDRED_MILLION), NO_DELAY))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Job> jobs(
            List<Program> programs, List<Long> sizes, Predicate<Long> delay) {
        return sizes.stream()
                .flatMap(
                        size ->
                                programs.stream()
                                        .map(program -> Job.of(program, size, delay.test(size))));
    }

    private static List<Job> chosen(Arguments arguments) {
        List<Program> programs = arguments.texts("program").stream().map(Program::named).toList();
        List<Long> sizes =
                arguments.texts("requests").stream()
                        .map(text -> Arguments.number("requests", text))
                        .toList();
        return jobs(
                        programs.isEmpty() ? ASYNCHRONOUS : programs,
                        sizes.isEmpty() ? SIZES : sizes,
                        delay(arguments))
                .toList();
    }

    private static Predicate<Long> delay(Arguments arguments) {
        if (arguments.has("delay")) {
            return DELAY;
        }
        return arguments.has("no-delay") ? NO_DELAY : size -> size <= MOST_WITH_DELAY;
    }
}
