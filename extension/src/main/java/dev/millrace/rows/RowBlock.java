package dev.millrace.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as bytes, until there are enough of them to write. */
final class RowBlock {

    private static final int ENOUGH_BYTES = 64 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * ENOUGH_BYTES);
    private final RowEncoder encoder;
    private int rows;

    RowBlock(Path file, List<String> columns) {
        encoder =
                RowEncoder.of(file, columns, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    }

    void header() throws IOException {
        encoder.header();
    }

    void row(@Nullable Object[] fields) throws IOException {
        encoder.row(fields);
        rows++;
    }

    boolean isFull() {
        return bytes.size() >= ENOUGH_BYTES;
    }

    int rows() {
        return rows;
    }

    ByteBuffer take() throws IOException {
        encoder.flush();
        ByteBuffer taken = ByteBuffer.wrap(bytes.toByteArray());
        bytes.reset();
        rows = 0;
        return taken;
    }
}
