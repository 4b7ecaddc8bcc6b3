package dev.millrace.samples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.CpuCeiling;
import dev.millrace.ExpectHeader;
import dev.millrace.ExpectStatus;
import dev.millrace.Load;
import dev.millrace.LoadTest;
import dev.millrace.MemoryCeiling;
import dev.millrace.ServiceLevel;
import dev.millrace.http.FailureKind;
import dev.millrace.result.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation says what the code does: its snippets are excerpts of tests that run. */
class DocumentationTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA =
            Pattern.compile("(?:<!-- (\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OUTSIDE =
            Pattern.compile("(?:changes\\.put|read)\\(\\s*\"([\\w.]+)\"");

    record Snippet(Path page, String file, String text) {

        @Override
        public String toString() {
            return ROOT.relativize(page) + ": " + text.lines().findFirst().orElse("");
        }
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void each_java_snippet_is_an_excerpt_of_a_sample(Snippet snippet) {
        String file =
                requireNonNull(snippet.file(), "the sample's path in a comment above the snippet");

        assertThat(read(ROOT.resolve(file))).contains(snippet.text());
    }

    static List<Snippet> snippets() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .flatMap(
                            page ->
                                    JAVA.matcher(read(page))
                                            .results()
                                            .map(
                                                    found ->
                                                            new Snippet(
                                                                    page,
                                                                    found.group(1),
                                                                    found.group(2))))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LoadTest.class,
                ServiceLevel.class,
                MemoryCeiling.class,
                CpuCeiling.class,
                ExpectStatus.class,
                ExpectHeader.class
            })
    void each_attribute_is_among_the_settings(Class<?> annotation) {
        for (Method attribute : annotation.getDeclaredMethods()) {
            assertThat(settings()).contains("`" + attribute.getName() + "`");
        }
    }

    @Test
    void each_method_of_load_is_among_the_settings() {
        Stream<String> names =
                Arrays.stream(Load.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName);

        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(settings()).containsPattern("`" + name + "[`(]"));
    }

    @Test
    void each_setting_from_outside_is_among_the_settings() {
        String overrides =
                read(ROOT.resolve("extension/src/main/java/dev/millrace/Overrides.java"));
        List<String> names =
                OUTSIDE.matcher(overrides)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();

        assertThat(names)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(name -> assertThat(settings()).contains("`millrace." + name + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void each_failure_is_among_the_errors(FailureKind kind) {
        assertThat(errors()).contains("| " + kind.text() + " |");
    }

    @ParameterizedTest
    @EnumSource
    void each_stop_reason_is_among_the_errors(StopReason reason) {
        assertThat(errors()).contains("| `" + reason + "` | " + reason.text() + " |");
    }

    private static String settings() {
        return read(ROOT.resolve("docs/settings.md"));
    }

    private static String errors() {
        return read(ROOT.resolve("docs/errors.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
