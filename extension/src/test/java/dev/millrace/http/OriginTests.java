package dev.millrace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTests {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/a?b, http, localhost, 8080, localhost:8080",
        "HTTP://Example.COM, http, example.com, 80, example.com",
        "http://example.com:80/, http, example.com, 80, example.com",
        "https://example.com, https, example.com, 443, example.com",
        "https://example.com:80, https, example.com, 80, example.com:80",
        "http://127.0.0.1:1, http, 127.0.0.1, 1, 127.0.0.1:1",
        "http://[::1]:65535/x, http, [::1], 65535, [::1]:65535",
        "http://me:pw@host/, http, host, 80, host"
    })
    void reads_scheme_host_and_port(
            String uri, String scheme, String host, int port, String authority) {
        Origin origin = Origin.of(uri);

        assertThat(origin).isEqualTo(new Origin(scheme, host, port));
        assertThat(origin.authority()).isEqualTo(authority);
        assertThat(origin).hasToString(scheme + "://" + authority);
    }

    @Test
    void https_is_secure() {
        assertThat(Origin.of("https://a").secure()).isTrue();
        assertThat(Origin.of("http://a").secure()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a | the URI must be absolute with the scheme http or https, but was \"/a\"",
                "ftp://a | the URI must be absolute with the scheme http or https, but was \"ftp://a\"",
                "http:///a | the URI must name a host of letters, digits, - and ., but was \"http:///a\"",
                "http://a_b/ | the URI must name a host of letters, digits, - and ., but was \"http://a_b/\"",
                "http://a:0 | the port must be 1..65535 in \"http://a:0\"",
                "http://a:65536 | the port must be 1..65535 in \"http://a:65536\"",
                "http://a/b c | the URI is malformed: Illegal character in path at index 10: http://a/b c"
            })
    void refuses_what_has_no_origin(String uri, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.of(uri)).withMessage(message);
    }
}
