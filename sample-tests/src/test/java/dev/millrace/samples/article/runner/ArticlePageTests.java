package dev.millrace.samples.article.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticlePageTests {

    private final Path file;

    ArticlePageTests(@TempDir Path directory) throws IOException {
        file = directory.resolve("page.md");
        Files.writeString(
                file,
                """
                # Page
                <!-- output: a -->
                old a
                <!-- end -->
                between
                <!-- output: b -->
                old b
                <!-- end -->
                below
                """);
    }

    @Test
    void replaces_one_output_and_nothing_else() throws IOException {
        new ArticlePage(file).replace("b", List.of("new", "lines"));

        assertThat(file)
                .hasContent(
                        """
                        # Page
                        <!-- output: a -->
                        old a
                        <!-- end -->
                        between
                        <!-- output: b -->
                        new
                        lines
                        <!-- end -->
                        below
                        """);
    }

    @Test
    void reads_one_output() throws IOException {
        assertThat(new ArticlePage(file).output("a")).containsExactly("old a");
    }

    @Test
    void says_which_line_is_missing() throws IOException {
        ArticlePage page = new ArticlePage(file);
        Files.writeString(file, "<!-- output: a -->\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> page.output("c"))
                .withMessage("%s has no line '<!-- output: c -->' to write below", file);
        assertThatIllegalStateException()
                .isThrownBy(() -> page.output("a"))
                .withMessage("%s has no line '<!-- end -->' below '<!-- output: a -->'", file);
    }
}
