package dev.millrace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseTests {

    private static final Headers HEADERS =
            Headers.of(
                    List.of(
                            Map.entry("Vary", "accept"),
                            Map.entry("age", "7"),
                            Map.entry("vary", "origin")));

    @Test
    void names_of_fields_are_case_insensitive() {
        Response response = new Response(200, "OK", HEADERS, Body.EMPTY);

        assertThat(response.header("VARY")).isEqualTo("accept");
        assertThat(response.header("etag")).isNull();
        assertThat(HEADERS.all("vArY")).containsExactly("accept", "origin");
        assertThat(HEADERS.all("etag")).isEmpty();
    }

    @Test
    void fields_come_in_order() {
        List<String> seen = new ArrayList<>();

        HEADERS.forEach((name, value) -> seen.add(name + "=" + value));

        assertThat(seen).containsExactly("Vary=accept", "age=7", "vary=origin");
    }

    @Test
    void a_kept_body_can_be_read() {
        byte[] bytes = "ö".getBytes(StandardCharsets.UTF_8);
        Body body = Body.kept(bytes, 2);

        assertThat(new Response(200, "OK", HEADERS, body).text()).isEqualTo("ö");
        assertThat(body.text(StandardCharsets.ISO_8859_1)).isEqualTo("Ã¶");
        assertThat(body.bytes()).isEqualTo(bytes).isNotSameAs(bytes);
        assertThat(body.truncated()).isFalse();
        assertThat(body).hasToString("2 B");
    }

    @Test
    void a_discarded_body_has_a_size_only() {
        Body body = Body.discarded(9);

        assertThat(body.size()).isEqualTo(9);
        assertThat(body.bytes()).isEmpty();
        assertThat(body.truncated()).isTrue();
        assertThat(body).hasToString("9 B, 0 kept");
        assertThat(Body.discarded(0)).isSameAs(Body.EMPTY);
        assertThat(Body.EMPTY.truncated()).isFalse();
    }

    @Test
    void header_fields_are_copied_from_their_list() {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        Headers headers = Headers.of(fields);

        fields.add(Map.entry("a", "b"));

        assertThat(headers.first("a")).isNull();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> HEADERS.all("vary").clear());
    }

    @Test
    void tls_shows_no_password() {
        Tls tls =
                Tls.trusting(Path.of("trust.p12"), "secret1")
                        .withClientCertificate(Path.of("key.p12"), "secret2")
                        .withServerName("host");

        assertThat(tls.toString())
                .isEqualTo(
                        "Tls[trustStore=trust.p12, keyStore=key.p12, serverName=host,"
                                + " trustAll=false]");
    }
}
