package dev.millrace.transport.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactContentTests {

    /** Says that it is so long, and has these pieces. */
    private static Request.Content saying(long length, String... pieces) {
        byte[][] bytes = new byte[pieces.length][];
        for (int i = 0; i < pieces.length; i++) {
            bytes[i] = pieces[i].getBytes(US_ASCII);
        }
        return new BytesRequestContent("text/x", bytes) {
            @Override
            public long getLength() {
                return length;
            }
        };
    }

    @Test
    void passes_on_a_content_that_is_as_long_as_it_said() {
        ExactContent content = new ExactContent(saying(5, "abc", "de"));

        Content.Chunk first = content.read();
        Content.Chunk second = content.read();

        assertThat(content.getLength()).isEqualTo(5);
        assertThat(content.getContentType()).isEqualTo("text/x");
        assertThat(first.getByteBuffer().remaining()).isEqualTo(3);
        assertThat(first.isLast()).isFalse();
        assertThat(second.getByteBuffer().remaining()).isEqualTo(2);
        assertThat(second.isLast()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"4, 5", "6, 5", "1000, 5"})
    void fails_for_good_where_that_was_another_length(long said, int had) {
        ExactContent content = new ExactContent(saying(said, "abc", "de"));
        content.read();

        Content.Chunk second = content.read();

        assertThat(second.getFailure())
                .hasMessage(
                        "a file of the body has changed: %d B were to be sent, and there were %d",
                        said, had);
        assertThat(Content.Chunk.isFailure(content.read())).isTrue();
    }

    @Test
    void gives_back_the_buffer_of_what_it_does_not_pass_on() {
        AtomicInteger givenBack = new AtomicInteger();
        Request.Content tooLong =
                new BytesRequestContent(new byte[1]) {
                    @Override
                    public Content.Chunk read() {
                        ByteBuffer pooled = ByteBuffer.allocate(2);
                        return Content.Chunk.from(pooled, true, givenBack::incrementAndGet);
                    }
                };

        Content.Chunk read = new ExactContent(tooLong).read();

        assertThat(Content.Chunk.isFailure(read)).isTrue();
        assertThat(givenBack).hasValue(1);
    }
}
