package dev.millrace.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ServedTests {

    @Test
    void reads_the_page_of_nginx() {
        String page =
                """
                HTTP/1.1 200 OK\r
                Content-Length: 97\r
                \r
                Active connections: 2\s
                server accepts handled requests
                 10 9 12\s
                Reading: 0 Writing: 1 Waiting: 1\s
                """;

        assertThat(Served.parse(page)).isEqualTo(new Served(10, 12));
    }

    @Test
    void refuses_another_page() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Served.parse("HTTP/1.1 404 Not Found\r\n"))
                .withMessageContaining("404 Not Found");
    }

    @Test
    void counts_neither_question() {
        Served before = new Served(10, 12);
        Served after = new Served(75, 1_013);

        assertThat(after.since(before)).isEqualTo(new Served(64, 1_000));
    }
}
