package dev.millrace.transport.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderMemoTests {

    private final HeaderMemo memo = new HeaderMemo();

    private static ByteBuffer read(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    /** Keeps a header that came behind something else. */
    private void keep(String header, boolean headerOnly, int bodyLength) {
        ByteBuffer in = read("before" + header + "x".repeat(bodyLength));
        memo.keep(in.position("before".length() + header.length()), 6, headerOnly, bodyLength);
    }

    @ParameterizedTest
    @CsvSource({
        "HEADabc, true",
        "HEADabcd, true",
        "HEADab, false",
        "HEAD, false",
        "HEARabc, false"
    })
    void knows_the_header_where_all_of_its_body_has_come(String text, boolean known) {
        keep("HEAD", false, 3);

        ByteBuffer in = read("--" + text).position(2);

        assertThat(memo.isNextOf(in, false)).isEqualTo(known);
        assertThat(in.position()).isEqualTo(2);
        assertThat(memo.headerLength()).isEqualTo(4);
        assertThat(memo.bodyLength()).isEqualTo(3);
    }

    @Test
    void knows_a_header_without_a_body_by_what_was_asked() {
        keep("HEAD", true, 0);

        assertThat(memo.isNextOf(read("HEAD"), true)).isTrue();
        assertThat(memo.isNextOf(read("HEADmore"), true)).isTrue();
        assertThat(memo.isNextOf(read("HEAD"), false)).isFalse();
    }

    @Test
    void knows_nothing_at_first_and_after_it_forgot() {
        assertThat(memo.isNextOf(read("HEAD"), false)).isFalse();
        keep("HEAD", false, 0);

        memo.forget();

        assertThat(memo.isNextOf(read("HEAD"), false)).isFalse();
        assertThat(memo.isNextOf(read(""), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 2_049})
    void keeps_headers_up_to_2_kib(int length) {
        String header = "h".repeat(length);

        keep(header, false, 0);

        assertThat(memo.isNextOf(read(header), false)).isEqualTo(length <= 2_048);
    }

    @Test
    void keeps_no_header_before_a_body_that_no_buffer_holds() {
        ByteBuffer in = read("HEADbody");

        memo.keep(in.position(4), 0, false, (1L << 32) + 4);

        assertThat(memo.isNextOf(read("HEADbody"), false)).isFalse();
    }
}
