package dev.millrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarginTests {

    @Test
    void puts_the_name_beside_the_first_line_only() {
        assertThat(Margin.of("plan", List.of("one", "two")))
                .containsExactly("  plan            one", "                  two");
    }

    @Test
    void wraps_between_words_at_a_hundred_columns() {
        String paragraph = "word ".repeat(20).strip();

        assertThat(Margin.of("name", List.of(paragraph)))
                .containsExactly(
                        "  name            " + "word ".repeat(16).strip(),
                        " ".repeat(18) + "word word word word");
    }

    @Test
    void leaves_a_word_whole_that_is_longer_than_a_line() {
        String word = "x".repeat(120);

        assertThat(Margin.of("", List.of("a " + word + " b " + word)))
                .containsExactly(
                        " ".repeat(18) + "a",
                        " ".repeat(18) + word,
                        " ".repeat(18) + "b",
                        " ".repeat(18) + word);
    }

    @Test
    void leaves_out_a_name_that_has_nothing_beside_it() {
        assertThat(Margin.of("statuses", List.of())).isEmpty();
    }
}
