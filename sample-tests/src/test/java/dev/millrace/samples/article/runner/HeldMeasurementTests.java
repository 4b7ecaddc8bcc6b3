package dev.millrace.samples.article.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HeldMeasurementTests {

    @Test
    @EnabledOnOs(OS.LINUX)
    void measures_while_a_program_runs_and_stops_it(@TempDir Path directory) throws Exception {
        Job job = new Job(Program.BUSY_WINDOW, 1_000_000, 20, 10, 60_000, "64m");

        HeldMeasurement measurement = HeldMeasurement.take(job, span(1, 3), directory);

        assertThat(measurement.meanHeld()).isBetween(0.0, 10.0);
        assertThat(measurement.cpuShare()).isPositive();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refuses_a_program_that_ends_before_it_is_measured(@TempDir Path directory) {
        Job job = new Job(Program.BUSY_WINDOW, 10, 0, 10, 60_000, "64m");

        assertThatIllegalStateException()
                .isThrownBy(() -> HeldMeasurement.take(job, span(60, 61), directory))
                .withMessageContaining("while it was to be measured");
    }

    private static HeldMeasurement.Span span(long from, long to) {
        return new HeldMeasurement.Span(
                Duration.ofSeconds(from), Duration.ofSeconds(to), Duration.ofSeconds(to));
    }

    @Test
    void a_full_window_at_a_tenth_of_the_cpu_is_met() {
        HeldComparison comparison = comparison(990.0, 0.1);

        assertThat(comparison.met()).isTrue();
        assertThat(comparison.lines("Here."))
                .contains("| millrace | 990.0 | 0.100 s |", "| busy-window | 999.0 | 1.000 s |")
                .last()
                .asString()
                .endsWith(": met.");
    }

    @Test
    void a_window_with_gaps_is_missed() {
        assertThat(comparison(989.9, 0.05).met()).isFalse();
    }

    @Test
    void more_than_a_tenth_of_the_cpu_is_missed() {
        HeldComparison comparison = comparison(1_000, 0.11);

        assertThat(comparison.met()).isFalse();
        assertThat(comparison.lines("Here.").toString()).contains(": missed.");
    }

    private static HeldComparison comparison(double held, double cpuShare) {
        return new HeldComparison(
                new HeldMeasurement(Program.MILLRACE, held, cpuShare),
                new HeldMeasurement(Program.BUSY_WINDOW, 999, 1));
    }
}
