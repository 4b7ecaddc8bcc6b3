package dev.millrace.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTests {

    @ParameterizedTest
    @CsvSource({
        "0 B, 0",
        "7B, 7",
        "1.5 kB, 1500",
        "2 MB, 2000000",
        "3 GB, 3000000000",
        "1 KiB, 1024",
        "  64  MiB , 67108864",
        "1.5 GiB, 1610612736",
        "0.5 B, 1",
        "9223372036854775807 B, 9223372036854775807"
    })
    void reads_a_number_and_a_unit(String text, long bytes) {
        assertThat(SizeText.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "MiB", "-1 MiB", "5 mib", "5 KB", "1 TB", "1,5 MB"})
    void refuses_other_text(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SizeText.parse(text))
                .withMessage(
                        "be a number with one of the units B, kB, MB, GB, KiB, MiB, GiB, as in"
                                + " \"64 MiB\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808 B", "8589934592 GiB"})
    void refuses_what_is_too_large(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SizeText.parse(text))
                .withMessage("be at most 8589934591 GiB");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "67108864, 64 MiB",
        "18350080, 17.5 MiB",
        "1610612736, 1.5 GiB",
        "-1536, -1.5 KiB"
    })
    void writes_one_decimal_in_the_unit_that_fits(long bytes, String text) {
        assertThat(SizeText.format(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 B", "7 B", "1.5 KiB", "64 MiB", "2.5 GiB"})
    void reads_what_it_wrote(String text) {
        assertThat(SizeText.format(SizeText.parse(text))).isEqualTo(text);
    }
}
