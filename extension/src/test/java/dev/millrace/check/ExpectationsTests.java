package dev.millrace.check;

import static dev.millrace.check.Expectations.anyStatus;
import static dev.millrace.check.Expectations.body;
import static dev.millrace.check.Expectations.bodySize;
import static dev.millrace.check.Expectations.bodySizeBetween;
import static dev.millrace.check.Expectations.contains;
import static dev.millrace.check.Expectations.equalTo;
import static dev.millrace.check.Expectations.header;
import static dev.millrace.check.Expectations.headerAbsent;
import static dev.millrace.check.Expectations.headerPresent;
import static dev.millrace.check.Expectations.matches;
import static dev.millrace.check.Expectations.satisfies;
import static dev.millrace.check.Expectations.startsWith;
import static dev.millrace.check.Expectations.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.millrace.http.Body;
import dev.millrace.http.Headers;
import dev.millrace.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationsTests {

    private static final Response RESPONSE =
            response(
                    201,
                    "{\"sku\": 7}",
                    Map.entry("Location", "/orders/7"),
                    Map.entry("vary", "accept"),
                    Map.entry("Vary", "origin"));

    static Stream<Arguments> met() {
        return Stream.of(
                Arguments.of(status(201), "status 201"),
                Arguments.of(status(201, 200, 201), "status 200 or 201"),
                Arguments.of(anyStatus(), "any status"),
                Arguments.of(Expectations.SUCCESS, "status 2xx or 3xx"),
                Arguments.of(header("location", "/orders/7"), "header location is \"/orders/7\""),
                Arguments.of(
                        header("location", startsWith("/orders/")),
                        "header location starts with \"/orders/\""),
                Arguments.of(header("VARY", equalTo("origin")), "header VARY is \"origin\""),
                Arguments.of(headerPresent("location"), "header location is present"),
                Arguments.of(headerAbsent("x-error"), "header x-error is absent"),
                Arguments.of(body("{\"sku\": 7}"), "body is \"{\"sku\": 7}\""),
                Arguments.of(body(contains("sku")), "body contains \"sku\""),
                Arguments.of(body(matches(".*\\d.")), "body matches /.*\\d./"),
                Arguments.of(bodySize(10), "body size 10 B"),
                Arguments.of(bodySizeBetween(10, 11), "body size 10..11 B"),
                Arguments.of(bodySizeBetween(9, 10), "body size 9..10 B"),
                Arguments.of(satisfies("a sku", r -> r.text().contains("sku")), "a sku"));
    }

    @ParameterizedTest
    @MethodSource
    void met(Expectation expectation, String description) throws Exception {
        assertThat(expectation.description()).isEqualTo(description);
        assertThat(expectation.mismatch(RESPONSE)).isNull();
    }

    static Stream<Arguments> missed() {
        return Stream.of(
                Arguments.of(status(200), "was 201"),
                Arguments.of(status(200, 204), "was 201"),
                Arguments.of(header("location", "/"), "was \"/orders/7\""),
                Arguments.of(header("vary", "x"), "was \"accept\", \"origin\""),
                Arguments.of(header("x-error", "x"), "was absent"),
                Arguments.of(headerPresent("x-error"), "was absent"),
                Arguments.of(headerAbsent("location"), "was \"/orders/7\""),
                Arguments.of(body("{}"), "was \"{\"sku\": 7}\""),
                Arguments.of(body(startsWith("[")), "was \"{\"sku\": 7}\""),
                Arguments.of(body(matches("\\d")), "was \"{\"sku\": 7}\""),
                Arguments.of(bodySize(9), "was 10 B"),
                Arguments.of(bodySizeBetween(11, 12), "was 10 B"),
                Arguments.of(bodySizeBetween(8, 9), "was 10 B"),
                Arguments.of(satisfies("no sku", r -> false), "was not so"));
    }

    @ParameterizedTest
    @MethodSource
    void missed(Expectation expectation, String mismatch) throws Exception {
        assertThat(expectation.mismatch(RESPONSE)).isEqualTo(mismatch);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 400, 404, 500, 999})
    void without_any_other_2xx_and_3xx_are_expected(int status) throws Exception {
        assertThat(Expectations.SUCCESS.mismatch(response(status, ""))).isEqualTo("was " + status);
        assertThat(Expectations.SUCCESS.mismatch(response(200, ""))).isNull();
        assertThat(Expectations.SUCCESS.mismatch(response(399, ""))).isNull();
    }

    @Test
    void success_is_added_where_nothing_judges_the_status() {
        Expectation body = body("x");

        assertThat(Expectations.orSuccess(List.of())).containsExactly(Expectations.SUCCESS);
        assertThat(Expectations.orSuccess(List.of(body)))
                .containsExactly(Expectations.SUCCESS, body);
    }

    @Test
    void success_is_not_added_where_another_judges_the_status() {
        List<Expectation> expectations = List.of(body("x"), status(404));

        assertThat(Expectations.orSuccess(expectations)).isEqualTo(expectations);
        assertThat(Expectations.orSuccess(List.of(anyStatus()))).hasSize(1);
    }

    @Test
    void only_what_reads_the_body_has_it_kept() {
        assertThat(List.of(body("x"), satisfies("x", r -> true))).allMatch(Expectation::readsBody);
        assertThat(List.of(status(200), header("a", "b"), headerAbsent("a"), bodySize(1)))
                .noneMatch(Expectation::readsBody);
    }

    @Test
    void a_long_body_is_shown_by_its_start() throws Exception {
        Response response = response(200, "x".repeat(61));

        assertThat(body("y").mismatch(response))
                .isEqualTo("was \"" + "x".repeat(60) + "\"... (61 characters)");
    }

    @Test
    void a_body_over_the_limit_fails() throws Exception {
        Body kept = Body.kept(new byte[] {'x'}, 2);
        Response response = new Response(200, "", Headers.of(List.of()), kept);

        assertThat(body(contains("x")).mismatch(response))
                .isEqualTo("was longer than the limit: 2 B, 1 kept");
    }

    @Test
    void what_a_lambda_throws_is_passed_on() {
        Expectation expectation =
                satisfies(
                        "fine",
                        response -> {
                            throw new IllegalStateException("no");
                        });

        assertThatIllegalStateException().isThrownBy(() -> expectation.mismatch(RESPONSE));
    }

    @Test
    void codes_that_are_none_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> status())
                .withMessage("status(...) requires at least one code, each 100..999, but was []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> status(200, 99))
                .withMessage(
                        "status(...) requires at least one code, each 100..999, but was [200, 99]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> status(1_000))
                .withMessage(
                        "status(...) requires at least one code, each 100..999, but was [1000]");
    }

    @Test
    void a_malformed_expression_is_refused() {
        assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> matches("("));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Response response(int status, String body, Map.Entry<String, String>... fields) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Response(
                status, "", Headers.of(List.of(fields)), Body.kept(bytes, bytes.length));
    }
}
