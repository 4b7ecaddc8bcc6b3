package dev.millrace.samples.article.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.samples.article.Figures;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredRowTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final String NOTHING = "";

    @Test
    void shows_all_figures_beside_those_of_the_article() {
        Job job = Job.of(Program.BUSY_WINDOW, 10_000, true);
        Measurement measurement =
                measurement(
                        job,
                        Ending.FINISHED,
                        100_000_000,
                        "succeeded=10000 failed=0",
                        "requests=10000 most=1000 delaySeconds=15000");

        assertThat(row(measurement))
                .containsExactlyEntriesOf(
                        columns(
                                "busy-window",
                                "after 0–3 s",
                                "10,000",
                                "4g",
                                "finished",
                                "20.0 s",
                                "5.0 s",
                                "100 MB",
                                "–",
                                "500",
                                "75 %",
                                "1,000",
                                "17.9 s, 47 MB",
                                "2026-03-09"));
    }

    @Test
    void says_that_memory_ran_out_and_how_many_were_sent() {
        Job job = Job.of(Program.SEMAPHORE, 100_000_000, false);
        Measurement measurement =
                measurement(job, Ending.OUT_OF_MEMORY, 4_000_000_000L, NOTHING, "requests=0");

        assertThat(row(measurement))
                .containsEntry("ended", "out of memory, 0 sent")
                .containsEntry("requests/s", "–")
                .containsEntry("of the ceiling", "–")
                .containsEntry("the article's", "after 0–3 s: out of memory after 10 h, 0 sent");
    }

    @Test
    void shows_a_low_rate_with_a_decimal() {
        Job job = Job.of(Program.SYNC, 10, true);
        Measurement measurement =
                measurement(job, Ending.FINISHED, 1, "succeeded=10 failed=0", "requests=10");

        assertThat(row(measurement)).containsEntry("requests/s", "0.5");
    }

    @Test
    void says_how_far_a_program_came_within_its_time() {
        assertThat(ended(Ending.TIME_LIMIT, "succeeded=7 failed=0"))
                .isEqualTo("time limit, 8 sent");
    }

    @Test
    void says_that_an_exception_ended_a_program() {
        assertThat(ended(Ending.FAILED, "succeeded=7 failed=1")).isEqualTo("exception, 8 sent");
    }

    @Test
    void says_how_many_failed_where_all_ended() {
        assertThat(ended(Ending.FAILED, "succeeded=8 failed=2")).isEqualTo("finished, 2 failed");
    }

    @Test
    void says_how_many_a_program_forgot() {
        assertThat(ended(Ending.FINISHED, "succeeded=7 failed=0")).isEqualTo("finished, 3 lost");
    }

    @Test
    void shows_what_a_further_request_adds_to_memory() {
        Measurement smaller = ofSize(10_000, Ending.FINISHED, 100_000_000);
        Measurement larger = ofSize(1_000_000, Ending.FINISHED, 3_070_000_000L);

        assertThat(growth(smaller, larger)).isEqualTo("3,000 B");
    }

    @Test
    void shows_no_growth_of_what_did_not_get_to_its_end() {
        Measurement smaller = ofSize(10_000, Ending.FINISHED, 100_000_000);
        Measurement larger = ofSize(1_000_000, Ending.TIME_LIMIT, 200_000_000);

        assertThat(growth(smaller, larger)).isEqualTo("–");
    }

    private static Measurement ofSize(long requests, Ending ending, long peakResidentSet) {
        Job job = Job.of(Program.SEMAPHORE, requests, false);
        return measurement(job, ending, peakResidentSet, NOTHING, NOTHING);
    }

    private static String growth(Measurement smaller, Measurement larger) {
        List<String> cells = MeasuredRow.of(larger, Optional.of(smaller), DAY);
        return cells.get(MeasuredRow.HEADER.indexOf("RSS a further request"));
    }

    private static String ended(Ending ending, String printed) {
        Job job = Job.of(Program.PIPELINE, 10, true);
        List<String> cells =
                MeasuredRow.of(
                        measurement(job, ending, 1, printed, "requests=8"), Optional.empty(), DAY);
        return cells.get(MeasuredRow.HEADER.indexOf("ended"));
    }

    private static Measurement measurement(
            Job job, Ending ending, long peakResidentSet, String printed, String held) {
        return new Measurement(
                job,
                ending,
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                peakResidentSet,
                Figures.parse(printed),
                Figures.parse(held));
    }

    private static Map<String, String> row(Measurement measurement) {
        return columns(MeasuredRow.of(measurement, Optional.empty(), DAY).toArray(String[]::new));
    }

    private static Map<String, String> columns(String... cells) {
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            columns.put(MeasuredRow.HEADER.get(i), cells[i]);
        }
        return columns;
    }
}
