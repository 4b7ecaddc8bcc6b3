package dev.millrace.samples.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTests {

    @Test
    void reads_values_and_flags() {
        Arguments arguments = parse("--full", "--requests", "10_000", "--program", "a,b");

        assertThat(arguments.has("full")).isTrue();
        assertThat(arguments.number("requests", 1)).isEqualTo(10_000);
        assertThat(arguments.texts("program")).containsExactly("a", "b");
    }

    @Test
    void knows_what_is_not_there() {
        Arguments arguments = parse();

        assertThat(arguments.has("full")).isFalse();
        assertThat(arguments.number("requests", 7)).isEqualTo(7);
        assertThat(arguments.texts("program")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--requests"})
    void refuses_what_is_unknown_or_lacks_its_value(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(argument))
                .withMessage(
                        "'"
                                + argument
                                + "' is unknown or lacks its value; "
                                + "there are --program <value>, --requests <value>, --full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1e6", ""})
    void refuses_what_is_no_positive_whole_number(String text) {
        Arguments arguments = parse("--requests", text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> arguments.number("requests", 1))
                .withMessage(
                        "--requests requires a whole number of at least 1, but it was '%s'", text);
    }

    private static Arguments parse(String... args) {
        return Arguments.parse(List.of(args), Set.of("requests", "program"), Set.of("full"));
    }
}
