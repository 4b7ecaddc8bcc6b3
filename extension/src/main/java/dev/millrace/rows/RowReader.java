package dev.millrace.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file one after the other. */
interface RowReader<T> extends Closeable {

    /**
     * Reads the next row.
     *
     * @return null at the end
     * @throws BadRowException if the row is bad; then the one after it can be read
     * @throws UnreadableRowsException if no more rows can be read
     */
    @Nullable T next();

    /** Returns the rows; closing the stream closes the file. */
    default Stream<T> stream() {
        Spliterator<T> rows =
                new AbstractSpliterator<>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super T> action) {
                        T row = next();
                        if (row == null) {
                            return false;
                        }
                        action.accept(row);
                        return true;
                    }
                };
        return StreamSupport.stream(rows, false).onClose(this::closed);
    }

    private void closed() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
