package dev.millrace.samples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A tool with some connections, over all pairs.
 *
 * @param tool its name
 * @param connections as many as it was to open
 * @param samples its processes
 * @param references for each of them, what a request cost wrk meanwhile, in nanoseconds of CPU
 */
record Row(String tool, int connections, List<Sample> samples, List<Double> references) {

    static final List<String> HEADER =
            List.of(
                    "connections",
                    "tool",
                    "warm: CPU a request",
                    "÷ wrk",
                    "whole process: CPU a request",
                    "÷ wrk",
                    "requests/s",
                    "peak RSS",
                    "allocated a request");

    /** A row for samples like this one, without any yet. */
    static Row of(Sample sample) {
        return new Row(sample.tool(), sample.connections(), new ArrayList<>(), new ArrayList<>());
    }

    /** The cells of a table, in the order of the header. */
    List<String> cells() {
        return List.of(
                format("%,d", connections),
                tool,
                format("%.2f µs", median(Sample::warmCpu) / 1e3),
                ratio(Sample::warmCpu).text(),
                format("%.2f µs", median(Sample::wholeCpu) / 1e3),
                ratio(Sample::wholeCpu).text(),
                format("%,.0f", median(Sample::perSecond)),
                format("%,.0f MB", median(Sample::peakRss) / 1e6),
                Double.isNaN(allocated()) ? "–" : format("%,.0f B", allocated()));
    }

    /** An object of JSON. */
    String json() {
        return format(
                "{\"connections\": %d, \"tool\": \"%s\", \"pairs\": %d, \"requests\": %.0f,"
                        + " \"opened\": %d, \"warmCpuNs\": %.1f, \"warmRatio\": %s, \"wholeCpuNs\": %.1f,"
                        + " \"wholeRatio\": %s, \"requestsPerSecond\": %.0f, \"peakRssBytes\": %.0f,"
                        + " \"allocatedBytes\": %s}",
                connections,
                tool,
                samples.size(),
                median(Sample::requests),
                opened(),
                median(Sample::warmCpu),
                ratio(Sample::warmCpu).json(),
                median(Sample::wholeCpu),
                ratio(Sample::wholeCpu).json(),
                median(Sample::perSecond),
                median(Sample::peakRss),
                Double.isNaN(allocated()) ? "null" : format("%.1f", allocated()));
    }

    /** What a reader has to know of this row. */
    List<String> notes(long requests) {
        List<String> notes = new ArrayList<>();
        double sent = median(Sample::requests);
        if (opened() < connections) {
            notes.add(format("%s opened %,d of %,d connections", tool, opened(), connections));
        }
        if (Math.abs(sent / requests - 1) > 0.02) {
            notes.add(
                    format(
                            "%s sent %,.0f requests at %,d connections, where %,d were asked for",
                            tool, sent, connections, requests));
        }
        return notes;
    }

    /** The fewest connections that it opened. */
    private long opened() {
        return samples.stream().mapToLong(Sample::opened).min().orElseThrow();
    }

    private double allocated() {
        return median(Sample::allocated);
    }

    private double median(ToDoubleFunction<Sample> figure) {
        return Spread.of(samples.stream().mapToDouble(figure)).median();
    }

    private Spread ratio(ToDoubleFunction<Sample> cpu) {
        return Spread.of(
                IntStream.range(0, samples.size())
                        .mapToDouble(i -> cpu.applyAsDouble(samples.get(i)) / references.get(i)));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
