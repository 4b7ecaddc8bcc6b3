package dev.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTests {

    @ParameterizedTest
    @CsvSource({
        "http://shop.example, shop.example",
        "http://shop.example/a:b@c, shop.example",
        "https://SHOP.example:8443/, shop.example",
        "http://me:p@ss:w@shop.example:80?q, shop.example",
        "http://127.0.0.1:8080#top, 127.0.0.1",
        "http://[::1]:8080/, [::1]",
        "http://[::1]/, [::1]",
    })
    void is_what_stands_between_user_and_port(String uri, String host) {
        assertThat(HostName.of(uri)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"/path", "shop.example", "http://", "http:///path", "''"})
    void is_null_where_there_is_none(String uri) {
        assertThat(HostName.of(uri)).isNull();
    }
}
