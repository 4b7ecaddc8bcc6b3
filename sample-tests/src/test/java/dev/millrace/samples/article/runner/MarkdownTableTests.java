package dev.millrace.samples.article.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTests {

    private static final List<String> HEADER = List.of("program", "server", "requests", "wall");
    private static final List<String> OLD =
            List.of(
                    "Here.",
                    "",
                    "| program | server | requests | wall |",
                    "|---|---|---|---|",
                    "| sync | after | 10 | 15 s |",
                    "| millrace | after | 10,000 | 17 s |");

    @Test
    void puts_a_row_measured_anew_in_the_place_of_the_old_one() {
        MarkdownTable table = new MarkdownTable("Here.", HEADER, OLD);

        table.put(List.of("millrace", "after", "10,000", "16 s"));

        assertThat(table.lines())
                .hasSameSizeAs(OLD)
                .startsWith(OLD.subList(0, 5).toArray(String[]::new))
                .endsWith("| millrace | after | 10,000 | 16 s |");
    }

    @Test
    void orders_rows_by_server_then_size_then_program() {
        MarkdownTable table = new MarkdownTable("Here.", HEADER, OLD);

        table.put(List.of("millrace", "at once", "100", "1 s"));
        table.put(List.of("millrace", "after", "1,000,000", "1 s"));
        table.put(List.of("semaphore", "after", "10,000", "1 s"));

        assertThat(table.lines())
                .endsWith(
                        "| sync | after | 10 | 15 s |",
                        "| semaphore | after | 10,000 | 1 s |",
                        "| millrace | after | 10,000 | 17 s |",
                        "| millrace | after | 1,000,000 | 1 s |",
                        "| millrace | at once | 100 | 1 s |");
    }

    @Test
    void drops_what_was_measured_elsewhere() {
        MarkdownTable table = new MarkdownTable("There.", HEADER, OLD);

        assertThat(table.lines())
                .containsExactly(
                        "There.",
                        "",
                        "| program | server | requests | wall |",
                        "|---|---|---|---|");
    }

    @Test
    void drops_rows_of_other_columns() {
        List<String> other = List.of("program", "server", "requests", "cpu");

        MarkdownTable table = new MarkdownTable("Here.", other, OLD);

        assertThat(table.lines()).doesNotContain("| sync | after | 10 | 15 s |");
    }
}
