package dev.millrace.result;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Body;
import dev.millrace.http.FailureKind;
import dev.millrace.http.Headers;
import dev.millrace.http.Outcome;
import dev.millrace.http.Redirect;
import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.request.Part;
import dev.millrace.request.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTests {

    private static final String URI = "http://localhost/7";

    @Test
    void shows_request_and_response() {
        Outcome outcome = response("{\n\t\"error\": \"no\"\r\n}", "content-type", "text/plain");

        String text =
                Transcript.of(
                        post("/7").header("accept", "*/*").json("{\"sku\": 7}"), URI, outcome);

        assertThat(text)
                .isEqualTo(
                        """
                        > POST http://localhost/7
                        > accept: */*
                        > Content-Type: application/json
                        >
                        > {"sku": 7}
                        < 500 Server Error
                        < content-type: text/plain
                        <
                        < {
                        < \\t"error": "no"
                        < }""");
    }

    @Test
    void shows_why_there_was_no_response() {
        Outcome outcome = new TransportFailure(FailureKind.REFUSED, "at 127.0.0.1:8080\n");

        String text = Transcript.of(get("/7"), URI, outcome);

        assertThat(text)
                .isEqualTo(
                        "> GET http://localhost/7\n"
                                + "< no response: connection refused: at 127.0.0.1:8080\\n");
    }

    @Test
    void says_the_size_of_a_body_that_was_not_kept() {
        Outcome outcome = new Response(200, "", Headers.of(List.of()), Body.discarded(1_234));

        String text = Transcript.of(get("/7"), URI, outcome);

        assertThat(text).endsWith("\n< 200\n<\n< ... (1,234 B in all)");
    }

    @Test
    void says_that_a_body_was_not_read() {
        Outcome outcome = new Response(200, "", Headers.of(List.of()), Body.unread(1_234));

        String text = Transcript.of(get("/7"), URI, outcome);

        assertThat(text).endsWith("\n< 200\n<\n< (body unread, 1234 B declared)");
    }

    @Test
    void shows_the_last_redirect() {
        List<Redirect> way =
                List.of(
                        new Redirect(URI, 302, "http://a/"),
                        new Redirect("http://a/", 301, "http://b/"));

        String text =
                Transcript.of(
                        get("/7"), URI, new TransportFailure(FailureKind.REFUSED, "at b", way));

        assertThat(text)
                .endsWith(
                        "\n< redirect 2: 301 to http://b/\n< no response: connection refused: at b");
    }

    @Test
    void names_a_file_rather_than_showing_it(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.png"), "123");

        String text = Transcript.of(post("/7").file(file), URI, response(""));

        assertThat(text)
                .startsWith(
                        "> POST http://localhost/7\n> Content-Type: image/png\n>\n> (file "
                                + file
                                + ", 3 B)\n<");
    }

    @Test
    void shows_the_parts_of_a_body(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.png"), "123");
        Request request = post("/7").multipart(Part.field("name", "Ada"), Part.file("photo", file));

        String text = Transcript.of(request, URI, response(""));

        assertThat(text)
                .contains(
                        "\n>\n> part name, text/plain;charset=utf-8\n>\n> Ada\n>\n"
                                + "> part photo, file a.png, image/png\n>\n> (file "
                                + file
                                + ", 3 B)\n<");
    }

    @Test
    void masks_secrets() {
        Outcome outcome =
                response(
                        "see ftp://joe:hunter2@files/",
                        "Set-Cookie",
                        "id=secret1",
                        "location",
                        "http://u:secret2@host/");

        String text =
                Transcript.of(
                        get("/7")
                                .header("authorization", "Bearer secret3")
                                .header("Proxy-Authorization", "Basic secret4")
                                .header("Cookie", "id=secret5"),
                        "http://me:secret6@localhost/7",
                        outcome);

        assertThat(text)
                .isEqualTo(
                        """
                        > GET http://me:***@localhost/7
                        > authorization: ***
                        > Proxy-Authorization: ***
                        > Cookie: ***
                        < 500 Server Error
                        < Set-Cookie: ***
                        < location: http://u:***@host/
                        <
                        < see ftp://joe:***@files/""");
    }

    @Test
    void masks_a_password_that_the_truncation_would_cut() {
        Outcome outcome = response("x".repeat(480) + "http://me:secret-secret-secret@host/");

        String text = Transcript.of(get("/7"), URI, outcome);

        assertThat(text).doesNotContain("secret");
    }

    @Test
    void truncates_each_body() {
        Outcome outcome = response("r".repeat(501));

        String text = Transcript.of(post("/7").text("q".repeat(501)), URI, outcome);

        assertThat(text)
                .contains("\n> " + "q".repeat(500) + "\n> ... (501 B in all)\n")
                .endsWith("\n< " + "r".repeat(500) + "\n< ... (501 B in all)");
    }

    @Test
    void truncates_the_whole_and_still_shows_both_sides() {
        Outcome outcome = response("\u0001".repeat(600), "x", "\u0001".repeat(600));
        String value = "a".repeat(600);
        Request request = get("/7").header("x", value).header("y", value).header("z", value);

        String text = Transcript.of(request, URI, outcome);

        assertThat(text)
                .hasSizeLessThanOrEqualTo(2_000)
                .startsWith("> GET http://localhost/7\n> x: ")
                .contains("...\n< 500 Server Error\n< x: ")
                .endsWith("...");
    }

    @Test
    void truncates_long_lines() {
        String text = Transcript.of(get("/7"), "http://localhost/" + "a".repeat(600), response(""));

        assertThat(text).startsWith("> GET http://localhost/aaa").contains("aaa...\n<");
    }

    @Test
    void a_response_cannot_look_like_another_line_of_the_report() {
        Outcome outcome = response("x\n> GET /faked", "a", "b\nc: d");

        String text = Transcript.of(get("/7"), URI, outcome);

        assertThat(text).endsWith("\n< a: b\\nc: d\n<\n< x\n< > GET /faked");
    }

    @Test
    void escapes_what_does_not_show() {
        assertThat(Transcript.escape("a\u001b[31m\u0000\u007f\u009b\t\r\n\u202e\u2028\ud83d"))
                .isEqualTo("a\\u001b[31m\\u0000\\u007f\\u009b\\t\\r\\n\\u202e\\u2028\\ud83d");
        assertThat(Transcript.escape("plain, ö, 😀, \\, \"")).isEqualTo("plain, ö, 😀, \\, \"");
    }

    @Test
    void escaping_again_changes_nothing() {
        String escaped = Transcript.escape("\u001b\n\\n");

        assertThat(Transcript.escape(escaped)).isEqualTo(escaped);
    }

    @Test
    void never_cuts_a_character_in_two() {
        String text = Transcript.of(get("/7"), URI, response("x".repeat(499) + "😀"));

        assertThat(text).contains("x\n< ... (503 B in all)").doesNotContain("\\ud83d");
    }

    @Test
    void masks_passwords_only() {
        assertThat(Transcript.maskUri("http://me:a@b:c@host:80/x?y=z:1@2"))
                .isEqualTo("http://me:***@host:80/x?y=z:1@2");
        assertThat(Transcript.maskUri("http://host:80/a:b@c")).isEqualTo("http://host:80/a:b@c");
        assertThat(Transcript.maskUri("http://me@host/")).isEqualTo("http://me@host/");
    }

    private static Response response(String body, String... namesAndValues) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Response(
                500, "Server Error", Headers.of(fields), Body.kept(bytes, bytes.length));
    }
}
