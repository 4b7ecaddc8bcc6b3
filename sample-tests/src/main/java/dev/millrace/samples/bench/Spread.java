package dev.millrace.samples.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The median of some figures, the least and the most of them. */
record Spread(double median, double least, double most) {

    static Spread of(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    String text() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, least, most);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"median\": %.4f, \"least\": %.4f, \"most\": %.4f}",
                median,
                least,
                most);
    }
}
