package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTests {

    private final CookieJar jar = new CookieJar();

    private static URI host(int number) {
        return URI.create("http://127.0.0." + number + "/");
    }

    @Test
    void takes_cookies_from_50_hosts_and_from_no_other_even_once_theirs_have_ended() {
        for (int number = 1; number <= 50; number++) {
            jar.take(host(number), List.of("a=1", "a=1; Max-Age=0"));
        }

        jar.take(host(51), List.of("a=1"));
        jar.take(host(50), List.of("b=2"));

        assertThat(jar.fieldFor(host(51))).isNull();
        assertThat(jar.fieldFor(host(50))).isEqualTo("b=2");
    }

    @Test
    void leaves_out_what_is_no_cookie_and_takes_what_stands_beside_it() {
        List<String> fields =
                List.of(
                        "",
                        ";",
                        "=",
                        "=x",
                        "\u0000=\u0001",
                        "a b=c",
                        "d=1; Max-Age=never",
                        "e=1; Expires=yesterday",
                        "f=1; Domain=",
                        "g=1; Domain=..",
                        "h=1; Path=nowhere",
                        "i=1; SameSite=what",
                        "j=\"1",
                        "k=1; Domain=com",
                        "good=1");

        jar.take(host(1), fields);

        assertThat(jar.fieldFor(host(1))).contains("good=1").doesNotContain("\u0001", "k=1");
    }
}
