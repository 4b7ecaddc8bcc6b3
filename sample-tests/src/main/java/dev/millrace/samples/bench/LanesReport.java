package dev.millrace.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How much more work two lanes do than one, reckoned for each core-second that the client spends.
 */
final class LanesReport {

    private static final String ONE = "millrace-1-lane";
    private static final String TWO = "millrace-2-lanes";

    private LanesReport() {}

    /**
     * Prints it, and adds it to the page of the facts, whose file is the argument without its
     * ending.
     */
    public static void main(String[] args) throws IOException {
        List<Sample> samples = new Facts(Files.readAllLines(Path.of(args[0] + ".txt"))).samples();
        StringBuilder text = new StringBuilder("\n");
        samples.stream()
                .mapToInt(Sample::connections)
                .distinct()
                .forEach(connections -> text.append(sentence(samples, connections)));
        Files.writeString(Path.of(args[0] + ".md"), text, StandardOpenOption.APPEND);
        System.out.print(text);
    }

    /** What the pairs with so many connections show. */
    static String sentence(List<Sample> samples, int connections) {
        double[] one = warmCpu(samples, ONE, connections);
        double[] two = warmCpu(samples, TWO, connections);
        int pairs = Math.min(one.length, two.length);
        Spread share = Spread.of(IntStream.range(0, pairs).mapToDouble(i -> one[i] / two[i]));
        return String.format(
                Locale.ROOT,
                "- With %,d connections two lanes do %s of one lane's work for each core-second: with a"
                        + " core for each lane %.2f × one lane's work.%n",
                connections,
                share.text(),
                2 * share.median());
    }

    private static double[] warmCpu(List<Sample> samples, String tool, int connections) {
        return samples.stream()
                .filter(sample -> sample.tool().equals(tool))
                .filter(sample -> sample.connections() == connections)
                .mapToDouble(Sample::warmCpu)
                .toArray();
    }
}
