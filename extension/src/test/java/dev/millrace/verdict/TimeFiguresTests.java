package dev.millrace.verdict;

import static dev.millrace.result.LoadResults.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.plan.BadSettingException;
import dev.millrace.plan.TimeBound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeFiguresTests {

    private static final TimeBound AT_LEAST_5_MS = new TimeBound(false, Duration.ofMillis(5));
    private static final TimeBound AT_LEAST_1_S = new TimeBound(false, Duration.ofSeconds(1));

    @Test
    void a_least_time_is_met_or_missed() {
        TimeFigures figures = new TimeFigures("send lag", distribution(1_000, 10_000_000), 0);

        assertThat(figures.percentile(50, AT_LEAST_5_MS))
                .isEqualTo(
                        new Finding(
                                "send lag p50", "at least 5 ms", "10 ms", "1,000", Ruling.MET, ""));
        assertThat(figures.percentile(50, AT_LEAST_1_S).ruling()).isEqualTo(Ruling.MISSED);
        assertThat(figures.mean(AT_LEAST_5_MS).ruling()).isEqualTo(Ruling.MET);
        assertThat(figures.mean(AT_LEAST_1_S).ruling()).isEqualTo(Ruling.MISSED);
        assertThat(figures.max(AT_LEAST_5_MS).ruling()).isEqualTo(Ruling.MET);
        assertThat(figures.max(AT_LEAST_1_S).ruling()).isEqualTo(Ruling.MISSED);
    }

    @Test
    void what_was_never_answered_took_at_least_any_time() {
        TimeFigures figures = new TimeFigures("response time", distribution(5, 1), 95);

        assertThat(figures.percentile(50, AT_LEAST_1_S))
                .isEqualTo(
                        new Finding(
                                "response time p50",
                                "at least 1 s",
                                "no response",
                                "100",
                                Ruling.MET,
                                ""));
        assertThat(figures.max(AT_LEAST_1_S).ruling()).isEqualTo(Ruling.MET);
        assertThat(figures.mean(AT_LEAST_1_S).ruling()).isEqualTo(Ruling.MISSED);
    }

    @Test
    void a_least_time_without_samples_is_inconclusive() {
        TimeFigures figures = new TimeFigures("connect time", distribution(0, 0), 0);

        assertThat(figures.percentile(50, AT_LEAST_5_MS).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(figures.mean(AT_LEAST_5_MS).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
        assertThat(figures.max(AT_LEAST_5_MS).ruling()).isEqualTo(Ruling.INCONCLUSIVE);
    }

    @Test
    void a_percentile_out_of_range_is_refused() {
        TimeFigures figures = new TimeFigures("response time", distribution(5, 1), 0);

        assertThatExceptionOfType(BadSettingException.class)
                .isThrownBy(() -> figures.percentile(100, AT_LEAST_5_MS))
                .withMessage(
                        "requires that `percentile` be above 0 and below 100, but it was 100.0");
    }
}
