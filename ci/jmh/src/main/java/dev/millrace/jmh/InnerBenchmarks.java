package dev.millrace.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the inner parts, and writes their figures as JSON and as Markdown. */
public final class InnerBenchmarks {

    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private static final String HEAD =
            """
            Mean of a call, its 99.9 % confidence interval, and what it allocates.

            | part | ns | ± | bytes |
            |---|---|---|---|
            """;

    private InnerBenchmarks() {}

    /**
     * Runs them.
     *
     * @param args the path of both files without its suffix, and which benchmarks: a regular
     *     expression, empty for all
     */
    public static void main(String[] args) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(args[1])
                .forks(2)
                .warmupIterations(4)
                .warmupTime(ITERATION)
                .measurementIterations(5)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(args[0] + ".json");
        write(Path.of(args[0] + ".md"), table(new Runner(options.build()).run()));
    }

    private static String table(Collection<RunResult> results) {
        return results.stream().map(InnerBenchmarks::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(RunResult run) {
        Result<?> time = run.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f |%n",
                name(run),
                time.getScore(),
                time.getScoreError(),
                run.getSecondaryResults().get(ALLOCATION).getScore());
    }

    /** As in {@code Lane.full_window, checked: true}. */
    private static String name(RunResult run) {
        String benchmark = run.getParams().getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.'));
        String type = benchmark.substring(0, benchmark.length() - method.length());
        return type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "")
                + method
                + run.getParams().getParamsKeys().stream()
                        .map(key -> ", " + key + ": " + run.getParams().getParam(key))
                        .collect(Collectors.joining());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
