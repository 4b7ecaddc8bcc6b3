package dev.millrace.report;

import static dev.millrace.result.LoadResults.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.result.LatencyDistribution;
import dev.millrace.result.LoadResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class LatencyLogTests {

    private static final LoadResult RESULT =
            aResult()
                    .name("page\n2")
                    .responses(10, Duration.ofMillis(5))
                    .responses(1, Duration.ofMillis(80))
                    .elapsed(Duration.ofMillis(2_500))
                    .build();

    @Test
    void is_read_by_the_tools_of_hdrhistogram() throws IOException {
        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(written()));

        Histogram responseTime = (Histogram) reader.nextIntervalHistogram();
        Histogram serviceTime = (Histogram) reader.nextIntervalHistogram();

        assertThat(responseTime.getTag()).isEqualTo("responseTime");
        assertThat(LatencyDistribution.of(responseTime)).isEqualTo(RESULT.responseTime());
        assertThat(Instant.ofEpochMilli(responseTime.getStartTimeStamp()))
                .isEqualTo(Instant.parse("2026-01-02T03:04:05.123Z"));
        assertThat(Instant.ofEpochMilli(responseTime.getEndTimeStamp()))
                .isEqualTo(Instant.parse("2026-01-02T03:04:07.623Z"));
        assertThat(serviceTime.getTag()).isEqualTo("serviceTime");
        assertThat(LatencyDistribution.of(serviceTime)).isEqualTo(RESULT.serviceTime());
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void names_the_run_in_one_line_and_gives_milliseconds() throws IOException {
        String log = new String(written(), StandardCharsets.UTF_8);

        assertThat(log).startsWith("#[page\\n2]\n");
        assertThat(log).contains("Tag=responseTime,0.000,2.500,80.019,");
    }

    @Test
    void fails_where_it_cannot_be_written_in_full() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int data) throws IOException {
                        throw new IOException("no space left");
                    }
                };

        assertThatThrownBy(() -> LatencyLog.write(RESULT, full))
                .isInstanceOf(IOException.class)
                .hasMessage("the log could not be written in full");
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LatencyLog.write(RESULT, out);
        return out.toByteArray();
    }
}
