package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderTextTests {

    private final HeaderText text = new HeaderText();

    private String written() {
        ByteBuffer target = ByteBuffer.allocate(text.length());
        text.putInto(target);
        return new String(target.array(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void is_written_one_byte_a_character_and_lets_no_other_become_a_line_break() {
        text.append("\u00e9\u00ff").append("\u010a\u20ac");

        assertThat(written()).isEqualTo("\u00e9\u00ff  ");
    }

    @Test
    void has_room_for_any_length_and_for_the_next_one() {
        text.append("x".repeat(1_023)).append("y").append("z".repeat(100_000), 1);
        assertThat(written()).isEqualTo("x".repeat(1_023) + "y" + "z".repeat(99_999));

        text.clear();
        text.appendField("A", "b").append(new byte[] {'c'});

        assertThat(written()).isEqualTo("A: b\r\nc");
        assertThat(text.toBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("A: b\r\nc");
    }
}
