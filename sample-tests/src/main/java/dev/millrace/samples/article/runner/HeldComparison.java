package dev.millrace.samples.article.runner;

import java.util.List;
import java.util.Locale;

/**
 * How full Millrace keeps its window, and at what cost beside the busy loop.
 *
 * @param millrace with {@link Program#MILLRACE}
 * @param busyWindow with {@link Program#BUSY_WINDOW}
 */
record HeldComparison(HeldMeasurement millrace, HeldMeasurement busyWindow) {

    private static final double LEAST_HELD = 990;
    private static final double MOST_CPU = 0.1;

    /** Whether it is as full and as cheap as Millrace promises. */
    boolean met() {
        return millrace.meanHeld() >= LEAST_HELD && cpuRatio() <= MOST_CPU;
    }

    private double cpuRatio() {
        return millrace.cpuShare() / busyWindow.cpuShare();
    }

    /** A table, and what comes of it. */
    List<String> lines(String place) {
        return List.of(
                place,
                "",
                "| program | held by the server, mean of 40 s | CPU time a second |",
                "|---|---|---|",
                row(busyWindow),
                row(millrace),
                "",
                String.format(
                        Locale.ROOT,
                        "Millrace's CPU time is %.3f of the busy window's (at most %.1f is asked), "
                                + "with %.1f of 1,000 held (at least %.0f are asked): %s.",
                        cpuRatio(),
                        MOST_CPU,
                        millrace.meanHeld(),
                        LEAST_HELD,
                        met() ? "met" : "missed"));
    }

    private static String row(HeldMeasurement measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.3f s |",
                measured.program().title(),
                measured.meanHeld(),
                measured.cpuShare());
    }
}
