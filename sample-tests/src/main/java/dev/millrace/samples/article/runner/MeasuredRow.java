package dev.millrace.samples.article.runner;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes a measurement as the cells of the table's row. */
final class MeasuredRow {

    /** The names of the columns. */
    static final List<String> HEADER =
            List.of(
                    "program",
                    "server answers",
                    "requests",
                    "heap limit",
                    "ended",
                    "wall time",
                    "CPU time",
                    "peak RSS",
                    "RSS a further request",
                    "requests/s",
                    "of the ceiling",
                    "held at most",
                    "the article's",
                    "measured");

    private static final String NONE = "–";

    private MeasuredRow() {}

    /**
     * Writes a row.
     *
     * @param measurement what was measured
     * @param smaller the same program with fewer requests, if it was measured before
     */
    static List<String> of(Measurement measurement, Optional<Measurement> smaller, LocalDate day) {
        Job job = measurement.job();
        return List.of(
                job.program().title(),
                job.delay() ? "after 0–3 s" : "at once",
                count(job.requests()),
                job.heapLimit(),
                ending(measurement),
                text("%,.1f s", measurement.wall().toMillis() / 1e3),
                text("%,.1f s", measurement.cpu().toMillis() / 1e3),
                text("%,.0f MB", measurement.peakResidentSet() / 1e6),
                smaller.map(other -> growth(other, measurement)).orElse(NONE),
                rate(measurement.rate()),
                orNone("%.0f %%", measurement.shareOfCeiling(), 100),
                job.delay() ? count(measurement.mostHeld()) : NONE,
                article(job),
                day.toString());
    }

    /** What each request more than in another measurement of the program has added. */
    private static String growth(Measurement smaller, Measurement larger) {
        if (larger.ending() != Ending.FINISHED) {
            return NONE;
        }
        long bytes = larger.peakResidentSet() - smaller.peakResidentSet();
        long requests = larger.job().requests() - smaller.job().requests();
        return text("%,.0f B", bytes / (double) requests);
    }

    private static String ending(Measurement measurement) {
        String sent = ", " + count(measurement.sent()) + " sent";
        return switch (measurement.ending()) {
            case FINISHED -> finished(measurement);
            case FAILED -> lost(measurement) > 0 ? "exception" + sent : finished(measurement);
            case OUT_OF_MEMORY -> "out of memory" + sent;
            case TIME_LIMIT -> "time limit" + sent;
        };
    }

    private static String finished(Measurement measurement) {
        long failed = measurement.failed();
        long lost = lost(measurement);
        return "finished"
                + (failed > 0 ? ", " + count(failed) + " failed" : "")
                + (lost > 0 ? ", " + count(lost) + " lost" : "");
    }

    private static long lost(Measurement measurement) {
        return measurement.job().requests() - (long) measurement.ended().orElse(0);
    }

    private static String rate(OptionalDouble rate) {
        return orNone(rate.orElse(0) < 10 ? "%.1f" : "%,.0f", rate, 1);
    }

    private static String article(Job job) {
        String figures = ArticleFigures.of(job.program(), job.requests());
        if (figures.isEmpty()) {
            return NONE;
        }
        return job.delay() ? figures : "after 0–3 s: " + figures;
    }

    private static String count(long number) {
        return text("%,d", number);
    }

    private static String orNone(String format, OptionalDouble figure, int factor) {
        return figure.isPresent() ? text(format, figure.getAsDouble() * factor) : NONE;
    }

    private static String text(String format, Object figure) {
        return String.format(Locale.ROOT, format, figure);
    }
}
