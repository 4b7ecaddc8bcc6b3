package dev.millrace.transport.jetty;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Text on its way into the header of a request: ISO-8859-1, as RFC 9110 reads it. */
final class HeaderText {

    private byte[] bytes = new byte[1 << 10];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    HeaderText append(String text) {
        return append(text, 0);
    }

    /** Appends the end of a text; what is beyond ISO-8859-1 becomes a space. */
    HeaderText append(String text, int start) {
        int end = text.length();
        makeRoom(end - start);
        byte[] target = bytes;
        int position = length;
        for (int i = start; i < end; i++) {
            char character = text.charAt(i);
            target[position++] = (byte) (character <= 0xff ? character : ' ');
        }
        length = position;
        return this;
    }

    HeaderText append(byte[] encoded) {
        makeRoom(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    HeaderText appendField(String name, String value) {
        return append(name).append(": ").append(value).append("\r\n");
    }

    private void makeRoom(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void putInto(ByteBuffer target) {
        target.put(bytes, 0, length);
    }
}
