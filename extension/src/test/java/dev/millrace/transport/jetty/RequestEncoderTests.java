package dev.millrace.transport.jetty;

import static dev.millrace.request.Requests.get;
import static dev.millrace.request.Requests.post;
import static dev.millrace.request.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.Plans;
import dev.millrace.request.Request;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.BufferUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of requests, where contracts let a transport choose. */
class RequestEncoderTests {

    private final DirectTransport transport =
            new DirectTransport(
                    Plans.aPlan().header("Accept", "text/x").build(), 0, NanoClock.SYSTEM);

    @AfterEach
    void close() {
        transport.close();
    }

    private String encoded(Request request) {
        DirectCall call = new DirectCall(transport, new SilentExchange());
        call.prepare(request, request.uri(), transport.routes.of(request.uri()), 0);
        return BufferUtil.toString(transport.encode(call), StandardCharsets.ISO_8859_1);
    }

    @Test
    void names_the_host_first() {
        assertThat(encoded(get("http://user:password@shop.example/").header("A", "b")))
                .isEqualTo(
                        """
                        GET / HTTP/1.1
                        Host: shop.example
                        Accept: text/x
                        Authorization: Basic dXNlcjpwYXNzd29yZA==
                        User-Agent: Millrace
                        A: b

                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void names_each_host_of_several() {
        for (int i = 0; i < 2; i++) {
            assertThat(encoded(get("http://one.example/"))).contains("\r\nHost: one.example\r\n");
            assertThat(encoded(get("http://two.example/"))).contains("\r\nHost: two.example\r\n");
        }
    }

    @Test
    void writes_a_body_right_behind_its_header_up_to_half_of_the_room() {
        Request small =
                post("http://one.example/")
                        .bytes("x".repeat(32 << 10).getBytes(StandardCharsets.US_ASCII));
        Request large =
                post("http://one.example/")
                        .bytes("x".repeat((32 << 10) + 1).getBytes(StandardCharsets.US_ASCII));

        assertThat(encoded(small))
                .endsWith("\r\nContent-Length: 32768\r\n\r\n" + "x".repeat(32 << 10));
        assertThat(encoded(large)).endsWith("\r\nContent-Length: 32769\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"POST, true", "PUT, true", "PATCH, true", "GET, false", "DELETE, false"})
    void states_that_there_is_no_body_where_one_is_expected(String method, boolean stated) {
        String encoded = encoded(request(method, "http://one.example/"));

        assertThat(encoded.contains("\r\nContent-Length: 0\r\n")).isEqualTo(stated);
    }

    @Test
    void leaves_bodies_in_chunks_to_the_other_transport() {
        Request chunked =
                post("http://one.example/").text("a").header("transfer-encoding", "chunked");

        assertThatThrownBy(() -> encoded(chunked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the direct transport sends bodies with their length: leave"
                                + " Transfer-Encoding out, or choose the transport HTTP_CLIENT");
    }

    @Test
    void writes_what_is_larger_than_the_room_whole() {
        String value = "v".repeat(100_000);
        Request request =
                post("http://one.example/").bytes(new byte[] {'b'}).header("X-Large", value);

        assertThat(encoded(request))
                .contains("\r\nX-Large: " + value + "\r\n")
                .endsWith("\r\n\r\nb");
        assertThat(encoded(get("http://one.example/"))).endsWith("User-Agent: Millrace\r\n\r\n");
    }
}
