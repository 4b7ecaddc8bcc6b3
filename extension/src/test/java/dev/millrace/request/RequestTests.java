package dev.millrace.request;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.check.Expectation;
import dev.millrace.check.Expectations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTests {

    @Test
    void a_fresh_request_has_a_method_and_a_uri_only() {
        Request request = get("/7");

        assertThat(request).hasToString("GET /7");
        assertThat(request.headers()).isEmpty();
        assertThat(request.body()).isNull();
        assertThat(request.label()).isNull();
        assertThat(request.expectations()).isEmpty();
    }

    @Test
    void changing_makes_a_new_request() {
        Request request = get("/7");

        request.header("a", "b").text("c").label("d").expect(Expectations.status(404));

        assertThat(request.headers()).isEmpty();
        assertThat(request.body()).isNull();
        assertThat(request.label()).isNull();
        assertThat(request.expectations()).isEmpty();
    }

    @Test
    void each_change_keeps_the_others() {
        Expectation one = Expectations.status(404);
        Expectation other = Expectations.body("x");

        Request request =
                post("/7")
                        .expect(one)
                        .label("page")
                        .header("a", "1")
                        .text("ö")
                        .header("a", "2")
                        .expect(other);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/7");
        assertThat(request.label()).isEqualTo("page");
        assertThat(request.expectations()).containsExactly(one, other);
        assertThat(request.body()).isEqualTo("ö".getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers())
                .containsExactly(
                        Map.entry("a", "1"),
                        Map.entry("a", "2"),
                        Map.entry("Content-Type", "text/plain;charset=utf-8"));
    }

    @Test
    void a_body_brings_its_content_type() {
        assertThat(post("/").json("{}").headers())
                .containsExactly(Map.entry("Content-Type", "application/json"));
        assertThat(post("/").bytes(new byte[1]).headers())
                .containsExactly(Map.entry("Content-Type", "application/octet-stream"));
        assertThat(post("/").text("x").json("{}").headers())
                .containsExactly(Map.entry("Content-Type", "application/json"));
    }

    @Test
    void a_content_type_of_the_authors_own_wins_wherever_it_is_set() {
        Map.Entry<String, String> own = Map.entry("content-type", "application/x");

        assertThat(post("/").header("content-type", "application/x").json("{}").headers())
                .containsExactly(own);
        assertThat(post("/").json("{}").header("content-type", "application/x").headers())
                .containsExactly(own);
    }

    @Test
    void its_lists_cannot_be_changed() {
        Request request = get("/").header("a", "b").expect(Expectations.anyStatus());

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> request.headers().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> request.expectations().clear());
    }

    @Test
    void there_is_a_maker_for_each_common_method() {
        List<Request> requests =
                List.of(
                        get("/"),
                        Requests.head("/"),
                        post("/"),
                        Requests.put("/"),
                        Requests.patch("/"),
                        Requests.delete("/"),
                        Requests.options("/"),
                        Requests.request("PROPFIND", "/"));

        assertThat(requests)
                .extracting(Request::method)
                .containsExactly(
                        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET ", "G\r\nX", "CONNECT", "GÖT"})
    void a_method_that_is_none_is_refused(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requests.request(method, "/"))
                .withMessage(
                        "request(...) requires a method that is a token other than CONNECT, but"
                                + " was \""
                                + method
                                + "\"");
    }
}
