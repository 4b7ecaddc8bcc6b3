package dev.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the article says what there is: lines that exist, shown by what runs. */
class ArticleAnswersTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern ANSWER =
            Pattern.compile(
                    "^\\| (\\d+) \\| [^|]+ \\| `([^`]+)` \\| \\[[^]]+]\\(([^)]+)\\) \\| `([^`]+)` \\|$",
                    Pattern.MULTILINE);
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "^\\| P(\\d+) \\| [^|]+ \\| \\[[^]]+]\\(([^)]+)\\) \\| `([^`]+)` \\|$",
                    Pattern.MULTILINE);

    record Answer(int number, String line, String file, String shownBy) {}

    static Stream<Answer> answers() {
        return found(ANSWER)
                .map(
                        row ->
                                new Answer(
                                        Integer.parseInt(row.group(1)),
                                        row.group(2),
                                        row.group(3),
                                        row.group(4)));
    }

    @Test
    void each_of_the_22_asks_has_an_answer() {
        List<Integer> numbers = answers().map(Answer::number).toList();

        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 22).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void the_line_that_answers_is_in_its_file(Answer answer) {
        String code = unspaced(read(DOCS.resolve(answer.file())));

        assertThat(code).contains(unspaced(answer.line()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void what_shows_an_answer_can_be_run(Answer answer) {
        assertThat(canBeRun(answer.shownBy())).as(answer.shownBy()).isTrue();
    }

    @Test
    void each_of_the_10_programs_has_its_place_and_what_shows_it() {
        List<MatchResult> programs = found(PROGRAM).toList();

        assertThat(programs).hasSize(10);
        assertThat(programs)
                .allSatisfy(row -> assertThat(DOCS.resolve(row.group(2))).exists())
                .allSatisfy(row -> assertThat(canBeRun(row.group(3))).isTrue());
    }

    @Test
    void what_does_not_exist_cannot_be_run() {
        assertThat(canBeRun("ci/nothing")).isFalse();
        assertThat(canBeRun("ArticleAnswersTests.nothing")).isFalse();
        assertThat(canBeRun("ArticleAnswersTests.what_does_not_exist_cannot_be_run")).isTrue();
    }

    /** A command of {@code ci}, or the class and method of a test. */
    private static boolean canBeRun(String shownBy) {
        return shownBy.startsWith("ci/")
                ? Files.isExecutable(ROOT.resolve(before(" ", shownBy)))
                : isTest(before(".", shownBy), shownBy.substring(shownBy.indexOf('.') + 1));
    }

    private static String before(String mark, String text) {
        int end = text.indexOf(mark);
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean isTest(String type, String method) {
        return isTest(ROOT.resolve("extension/src/test"), type, method)
                || isTest(ROOT.resolve("sample-tests/src/test"), type, method);
    }

    private static boolean isTest(Path sources, String type, String method) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .anyMatch(file -> read(file).contains("void " + method + "("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> found(Pattern row) {
        return row.matcher(read(DOCS.resolve("article.md"))).results();
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
