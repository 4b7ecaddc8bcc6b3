package dev.millrace.samples.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTests {

    @Test
    void are_found_in_what_a_program_prints() {
        Figures figures = Figures.parse("plan: 10 requests\n" + Tally.line(10, 8, 1) + "\nbye");

        assertThat(figures.get("requests")).hasValue(10);
        assertThat(figures.get("succeeded")).hasValue(8);
        assertThat(figures.get("failed")).hasValue(1);
        assertThat(figures.get("plan")).isEmpty();
    }

    @Test
    void are_read_as_they_are_written() {
        Figures figures = new Figures(Map.of("tiny", 1.0E-9));

        assertThat(Figures.parse(figures.toString()).get("tiny")).hasValue(1.0E-9);
    }
}
