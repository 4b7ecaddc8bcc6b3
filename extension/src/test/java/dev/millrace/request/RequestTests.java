package dev.millrace.request;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.check.Expectation;
import dev.millrace.check.Expectations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(text(request)).isEqualTo("ö");
        assertThat(request.headers())
                .containsExactly(
                        Map.entry("a", "1"),
                        Map.entry("a", "2"),
                        Map.entry("Content-Type", "text/plain;charset=utf-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb: c", "a\n", "\0", "a\u001fb", "\u007f", "\u0100", "\u20ac"})
    void a_header_value_that_would_not_arrive_as_it_is_is_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("/").header("X-Own", value))
                .withMessage(
                        "header requires a value of printable ISO-8859-1 characters for X-Own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b\tc", "~", "\u0080\u00ff"})
    void a_header_value_of_printable_characters_is_kept(String value) {
        assertThat(get("/").header("X-Own", value).headers())
                .containsExactly(Map.entry("X-Own", value));
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

    private static String text(Request request) {
        BytesBody body = (BytesBody) Objects.requireNonNull(request.body());
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_form_is_encoded_as_utf_8() {
        Request request = post("/").form("name", "Zoë & Co", "a=b", "", "+", "%");

        assertThat(text(request)).isEqualTo("name=Zo%C3%AB+%26+Co&a%3Db=&%2B=%25");
        assertThat(request.headers())
                .containsExactly(Map.entry("Content-Type", "application/x-www-form-urlencoded"));
    }

    @Test
    void a_form_can_be_a_map() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("z", "1");
        fields.put("a", "2");

        assertThat(text(post("/").form(fields))).isEqualTo("z=1&a=2");
        assertThat(text(post("/").form())).isEmpty();
    }

    @Test
    void a_form_with_a_name_without_a_value_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post("/").form("a", "1", "b"))
                .withMessage("form requires a value for each name, but had none for b");
    }

    @Test
    void a_file_brings_the_content_type_of_its_name(@TempDir Path directory) throws IOException {
        Path picture = Files.writeString(directory.resolve("a.png"), "123");
        Path other = Files.writeString(directory.resolve("a.unknown-type"), "");

        assertThat(post("/").file(picture).body()).isEqualTo(new FileBody(picture, 3, "image/png"));
        assertThat(post("/").file(other).headers())
                .containsExactly(Map.entry("Content-Type", "application/octet-stream"));
    }

    @Test
    void a_file_that_cannot_be_read_is_refused(@TempDir Path directory) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> post("/").file(directory.resolve("none")))
                .withMessageStartingWith(
                        "a body's file cannot be read: " + directory.resolve("none"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Part.file("a", directory));
    }

    @Test
    void parts_have_a_boundary_of_their_own() {
        Request request = post("/").multipart(Part.field("a", "1"));
        Request other = post("/").multipart(Part.field("a", "1"));

        assertThat(request.headers()).hasSize(1).isNotEqualTo(other.headers());
        assertThat(request.headers().get(0).getValue())
                .matches("multipart/form-data; boundary=millrace-[-0-9a-f]{36}");
    }

    @Test
    void a_multipart_body_without_parts_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post("/").multipart())
                .withMessage("multipart requires at least one part, but had none");
    }

    @Test
    void a_part_that_would_break_its_header_apart_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Part.field("a\r\nb", "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Part.file("a", "b\n", new byte[0]))
                .withMessage("part requires names and types without line breaks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Part.field("a", "1").typed("text/plain\nx: y"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part("a", null, new MultipartBody("b", List.of())))
                .withMessage("a part requires a field or a file, but had parts");
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
