package dev.millrace.check;

import static dev.millrace.check.Expectations.contains;
import static dev.millrace.check.Expectations.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.http.Body;
import dev.millrace.http.Headers;
import dev.millrace.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonExpectationTests {

    private static final String ORDERS =
            "{\"skip\": {\"orders\": [0]}, \"orders\": [{\"sku\": \"a\"}, {\"sku\": \"b\", \"count\": 1.50}],"
                    + " \"a/b\": {\"m~n\": true}, \"\": null, \"0\": 7}";

    private static @Nullable String mismatch(Expectation expectation, String body)
            throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return expectation.mismatch(
                new Response(200, "", Headers.of(List.of()), Body.kept(bytes, bytes.length)));
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/0/sku, a",
        "/orders/1/sku, b",
        "/orders/1/count, 1.50",
        "/a~1b/m~0n, true",
        "/, null",
        "/0, 7"
    })
    void finds_the_value_that_a_pointer_points_to(String pointer, String value) throws Exception {
        assertThat(mismatch(json(pointer, value), ORDERS)).isNull();
        assertThat(mismatch(json(pointer, "other"), ORDERS)).isEqualTo("was \"" + value + '"');
    }

    @Test
    void an_empty_pointer_points_to_the_whole() throws Exception {
        assertThat(mismatch(json("", contains("ell")), "\"hello\"")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/2, was absent",
        "/orders/-, was absent",
        "/orders/sku, was absent",
        "/none/sku, was absent",
        "/0/sku, was absent",
        "/orders, was an array",
        "/orders/0, was an object"
    })
    void says_what_is_there_instead_of_a_value(String pointer, String finding) throws Exception {
        assertThat(mismatch(json(pointer, "a"), ORDERS)).isEqualTo(finding);
    }

    @Test
    void says_where_the_body_is_no_json() throws Exception {
        assertThat(mismatch(json("/a", "1"), "<html>"))
                .startsWith("was no JSON, at column 1: Unexpected character ('<'");
        assertThat(mismatch(json("/a", "1"), "")).isEqualTo("was no JSON: the body is empty");
    }

    @Test
    void json_that_is_broken_behind_the_value_is_none() throws Exception {
        assertThat(mismatch(json("/a", "1"), "{\"a\": 1, \"b\""))
                .startsWith("was no JSON, at column ");
        assertThat(mismatch(json("/a", "1"), "{\"a\": 1}}")).startsWith("was no JSON");
    }

    @Test
    void a_body_over_the_limit_is_a_mismatch() throws Exception {
        Response response =
                new Response(
                        200,
                        "",
                        Headers.of(List.of()),
                        Body.kept("{\"a\": 1".getBytes(StandardCharsets.UTF_8), 100));

        assertThat(json("/a", "1").mismatch(response))
                .isEqualTo("was longer than the limit: 100 B, 7 kept");
    }

    @Test
    void a_long_value_is_cut() throws Exception {
        assertThat(mismatch(json("/a", "1"), "{\"a\": \"" + "x".repeat(100) + "\"}"))
                .isEqualTo("was \"" + "x".repeat(60) + "\"... (100 characters)");
    }

    @Test
    void is_described_by_pointer_and_matcher_and_reads_the_body() {
        Expectation expectation = json("/orders/0/sku", contains("a"));

        assertThat(expectation.description()).isEqualTo("JSON /orders/0/sku contains \"a\"");
        assertThat(expectation.readsBody()).isTrue();
        assertThat(expectation.judgesStatus()).isFalse();
    }

    @Test
    void a_pointer_without_a_slash_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json("orders", "a"))
                .withMessage(
                        "json(...) requires a JSON pointer, which is empty or starts with a slash, but was \"orders\"");
    }
}
