package dev.millrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTests {

    @Test
    void aligns_the_first_column_to_the_left_and_figures_to_the_right() {
        assertThat(
                        TextTable.lines(
                                List.of(
                                        List.of("", "p50", "max"),
                                        List.of("response time", "1 ms", "2 s"),
                                        List.of("send lag", "100 us", "1 ms"))))
                .containsExactly(
                        "                     p50   max",
                        "  response time     1 ms   2 s",
                        "  send lag        100 us  1 ms");
    }

    @Test
    void widens_the_first_column_for_a_long_name() {
        assertThat(TextTable.lines(List.of(List.of("a name of 21 letters", "1"))))
                .containsExactly("  a name of 21 letters  1");
    }
}
