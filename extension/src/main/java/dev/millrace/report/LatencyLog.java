package dev.millrace.report;

import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import dev.millrace.result.Transcript;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Writes the latencies of a run as HdrHistogram's interval log: one interval for each clock. */
final class LatencyLog {

    /** The log's legend promises milliseconds. */
    private static final double NANOS_PER_MILLI = 1e6;

    private LatencyLog() {}

    static void write(LoadResult result, OutputStream out) throws IOException {
        PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
        HistogramLogWriter log = new HistogramLogWriter(text);
        log.outputComment("[" + Transcript.escape(result.plan().name()) + "]");
        log.outputLogFormatVersion();
        log.outputStartTime(result.startedAt().toEpochMilli());
        log.outputLegend();
        double seconds = result.elapsed().toNanos() / 1e9;
        log.outputIntervalHistogram(
                0, seconds, tagged("responseTime", result.responseTime()), NANOS_PER_MILLI);
        log.outputIntervalHistogram(
                0, seconds, tagged("serviceTime", result.serviceTime()), NANOS_PER_MILLI);
        if (text.checkError()) {
            throw new IOException("the log could not be written in full");
        }
    }

    private static Histogram tagged(String tag, LatencyDistribution times) {
        Histogram histogram = times.toHistogram();
        histogram.setTag(tag);
        return histogram;
    }
}
