package dev.millrace.transport;

import static dev.millrace.http.FailureKind.CLOSED_EARLY;
import static dev.millrace.http.FailureKind.MALFORMED_RESPONSE;
import static dev.millrace.request.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.http.Response;
import dev.millrace.http.TransportFailure;
import dev.millrace.server.RawServer;
import dev.millrace.server.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies in chunks are read. In the tables, a slash ends a line. */
public abstract class ChunkContract extends TransportContract {

    private static final String HEADER = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static String response(String chunks) {
        return HEADER + chunks.replace("/", "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "one chunk, 3/abc/0//",
        "several chunks, 1/a/1/b/1/c/0//",
        "a size in upper case with leading zeros, 00A/abcdefghij/0//",
        "a size in lower case, a/abcdefghij/0//",
        "extensions, '3;name=value;other=\"a b\";flag/abc/0;last//'",
        "white space before an extension, '3 ;name/abc/0//'",
        "many zeros at the end, 3/abc/0000//",
        "a trailer, '3/abc/0/X-Trailer: 1//'",
        "several trailers, '3/abc/0/X-One: 1/X-Two: 2/X-One: 3//'",
        "nothing at all, 0//",
        "nothing but a trailer, '0/X-Trailer: 1//'"
    })
    void reads(String what, String chunks) {
        RawServer server = serve(Script.answering(response(chunks)));
        ProbeLane lane = open();

        for (int i = 0; i < 2; i++) {
            Response response = lane.respond(get(server.uri("/")));

            assertThat(response.text()).isIn("", "abc", "abcdefghij").hasSize(sizeOf(chunks));
            assertThat(response.headers().all("X-Trailer")).isEmpty();
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    private static int sizeOf(String chunks) {
        return chunks.contains("abcdefghij") ? 10 : chunks.startsWith("0/") ? 0 : 3;
    }

    @Test
    void reads_chunks_cut_anywhere() {
        String answer = response("3;x=y/abc/00a/defghijklm/0/X-Trailer: 1//");
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            for (int cut = 1; client.read() != null; cut++) {
                                client.write(answer.substring(0, cut));
                                lane.readAll();
                                client.write(answer.substring(cut));
                            }
                        });

        for (int cut = 1; cut < answer.length(); cut++) {
            assertThat(lane.respond(get(server.uri("/"))).text()).isEqualTo("abcdefghijklm");
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a size that is no number, xyz/abc/0//",
        "no size, /abc/0//",
        "a negative size, -3/abc/0//",
        "a size beyond all numbers, fffffffffffffffff/abc/0//",
        "a chunk longer than its size, 2/abc/0//",
        "a trailer without a colon, '3/abc/0/X-Trailer 1//'",
    })
    void refuses(String what, String chunks) {
        RawServer server = serve(Script.answering(response(chunks)));

        TransportFailure failure = open().fail(get(server.uri("/")));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(MALFORMED_RESPONSE);
        server.openConnections().awaitAtMost(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "3/", "3/ab", "3/abc", "3/abc/", "3/abc/0/X-Trailer: 1"})
    void calls_chunks_that_end_too_early_closed_early(String chunks) {
        ProbeLane lane = open();
        RawServer server =
                serve(
                        client -> {
                            client.read();
                            client.write(response(chunks));
                            lane.readAll();
                        });

        TransportFailure failure = lane.fail(get(server.uri("/")));

        assertThat(failure.kind()).as(failure.detail()).isEqualTo(CLOSED_EARLY);
    }
}
