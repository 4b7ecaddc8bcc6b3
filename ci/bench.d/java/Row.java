import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A tool with some connections, over all pairs.
 *
 * @param tool its name
 * @param connections as many as it was to open
 * @param samples its processes
 * @param references for each of them, what a request cost wrk just before and after, in nanoseconds
 *     of CPU
 */
record Row(String tool, int connections, List<Sample> samples, List<Double> references) {

    static final String HEAD =
            "| connections | tool | warm CPU a request | ÷ wrk | whole process | ÷ wrk | requests/s | peak RSS | allocated a request |\n"
                    + "|---|---|---|---|---|---|---|---|---|\n";

    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %.2f µs | %s | %.2f µs | %s | %,.0f | %,.0f MB | %s |%n",
                connections,
                tool,
                median(Sample::warmCpu) / 1e3,
                ratio(Sample::warmCpu).text(),
                median(Sample::wholeCpu) / 1e3,
                ratio(Sample::wholeCpu).text(),
                median(Sample::perSecond),
                median(Sample::rss) / 1e6,
                allocated().isEmpty()
                        ? "–"
                        : String.format(Locale.ROOT, "%,.0f B", median(Sample::allocated)));
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "    {\"connections\": %d, \"tool\": \"%s\", \"pairs\": %d, \"requests\": %.0f, \"opened\": %d,"
                        + " \"warmCpuNs\": %.1f, \"warmRatio\": %s, \"wholeCpuNs\": %.1f, \"wholeRatio\": %s,"
                        + " \"requestsPerSecond\": %.0f, \"peakRssBytes\": %.0f, \"allocatedBytes\": %s}",
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
                median(Sample::rss),
                allocated().isEmpty()
                        ? "null"
                        : String.format(Locale.ROOT, "%.1f", median(Sample::allocated)));
    }

    /** The fewest connections that it opened in a run. */
    long opened() {
        return samples.stream().mapToLong(Sample::opened).min().orElseThrow();
    }

    double median(ToDoubleFunction<Sample> figure) {
        return Spread.of(samples.stream().map(figure::applyAsDouble).toList()).median();
    }

    private List<Double> allocated() {
        return samples.stream().map(Sample::allocated).filter(bytes -> !bytes.isNaN()).toList();
    }

    private Spread ratio(ToDoubleFunction<Sample> cpu) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            ratios.add(cpu.applyAsDouble(samples.get(i)) / references.get(i));
        }
        return Spread.of(ratios);
    }
}
