package dev.millrace.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to a file from a thread of its own, as they come: CSV where its name ends in {@code
 * .csv}, JSON lines where it ends in {@code .jsonl}.
 *
 * <p>Once {@value #CAPACITY} rows wait to be written {@link #ready} says no, which keeps a slow
 * disk from filling the memory. A row is in the file about a twentieth of a second after it came,
 * and always as a whole.
 *
 * <p>Thread-safe; nothing but {@link #close} blocks.
 */
public final class RowWriter implements AutoCloseable {

    /** So many rows may wait to be written. */
    public static final int CAPACITY = 8_192;

    /** So many rows are not left waiting until the writing thread looks for them again. */
    private static final int MANY = CAPACITY / 4;

    private static final long NANOS_BETWEEN_LOOKS = 50_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Queue<@Nullable Object[]> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final RowSink sink;
    private final RowBlock block;
    private final Duration patience;
    private final Thread thread = new Thread(this::writeAll, "millrace-rows");
    private final AtomicLong written = new AtomicLong();
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;

    private RowWriter(RowSink sink, RowBlock block, Duration patience) {
        this.sink = sink;
        this.block = block;
        this.patience = patience;
    }

    static RowWriter start(RowSink sink, RowBlock block, Duration patience) {
        RowWriter writer = new RowWriter(sink, block, patience);
        writer.thread.setDaemon(true);
        writer.thread.start();
        return writer;
    }

    /**
     * Tells whether the name of a file says how it is written.
     *
     * @param file the file
     * @return true where it ends in {@code .csv} or {@code .jsonl}
     */
    public static boolean knows(Path file) {
        return RowEncoder.knows(file);
    }

    /**
     * Writes a new file, which takes the place of one of its name when this is closed; until then
     * it is named {@code .part} in addition.
     *
     * @param file the file; its directory is made where there is none
     * @param columns the names of the columns, different ones
     * @return the writer
     * @throws IOException if the file cannot be written
     */
    public static RowWriter replacing(Path file, List<String> columns) throws IOException {
        RowBlock block = new RowBlock(file, columns);
        block.header();
        return start(RowFile.replacing(file), block, PATIENCE);
    }

    /**
     * Writes on in a file, after its last whole row; what follows that was cut short when a JVM was
     * killed, and is cut off.
     *
     * @param file the file; made where there is none, and its directory too
     * @param columns the names of the columns, those of the file's header
     * @return the writer
     * @throws IOException if the file cannot be written, or has another header; then it is left as
     *     it is
     */
    public static RowWriter appendingTo(Path file, List<String> columns) throws IOException {
        RowBlock block = new RowBlock(file, columns);
        block.header();
        if (!RowFile.beginsAs(file, block.take().array())) {
            throw new IOException("its columns are not " + String.join(", ", columns));
        }
        RowFile sink = RowFile.appendingTo(file);
        if (sink.isEmpty()) {
            block.header();
        }
        return start(sink, block, PATIENCE);
    }

    /**
     * Takes a row. Takes it also where {@link #ready} says no.
     *
     * @param fields one for each column: null, numbers and booleans are written as such where the
     *     format has them, all else as its text; must not change any more
     */
    public void write(@Nullable Object... fields) {
        if (failed()) {
            return;
        }
        queue.add(fields);
        if (queued.incrementAndGet() == MANY) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Tells whether more rows should come.
     *
     * @param whenReady run once, by any thread, as soon as more should come; only where this
     *     returned false
     * @return false where {@value #CAPACITY} rows wait to be written
     */
    public boolean ready(Runnable whenReady) {
        if (hasRoom()) {
            return true;
        }
        waiting.add(whenReady);
        if (hasRoom()) {
            // The writing thread may have looked for those who wait just before.
            callBack();
        }
        return false;
    }

    private boolean hasRoom() {
        return queued.get() < CAPACITY || failed();
    }

    private void callBack() {
        for (Runnable whenReady : List.copyOf(waiting)) {
            if (waiting.remove(whenReady)) {
                whenReady.run();
            }
        }
    }

    /**
     * Tells whether the file could not be written; what comes then is lost.
     *
     * @return true where {@link #close} will throw
     */
    public boolean failed() {
        return failure != null;
    }

    private void writeAll() {
        try {
            boolean last = false;
            while (!last) {
                last = closing;
                writeQueued();
                if (!last) {
                    LockSupport.parkNanos(this, NANOS_BETWEEN_LOOKS);
                }
            }
            sink.complete();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            sink.abandon();
            queue.clear();
            callBack();
        }
    }

    private void writeQueued() throws IOException {
        @Nullable Object[] row = queue.poll();
        while (row != null) {
            block.row(row);
            if (block.isFull()) {
                writeBlock();
            }
            if (queued.decrementAndGet() < CAPACITY / 2 && !waiting.isEmpty()) {
                callBack();
            }
            row = queue.poll();
        }
        writeBlock();
    }

    private void writeBlock() throws IOException {
        int rows = block.rows();
        ByteBuffer bytes = block.take();
        if (bytes.hasRemaining()) {
            sink.append(bytes);
            written.addAndGet(rows);
        }
    }

    /**
     * Writes all rows that wait, and completes the file. Where the disk takes nothing for ten
     * seconds it is given up.
     *
     * @throws UncheckedIOException if the file could not be written; the rows written until then
     *     are kept
     */
    @Override
    public void close() {
        boolean first = !closing;
        closing = true;
        LockSupport.unpark(thread);
        join();
        Throwable cause = failure;
        if (thread.isAlive()) {
            cause = new IOException("the disk takes nothing any more");
        }
        if (first && cause != null) {
            throw failed(cause);
        }
    }

    private UncheckedIOException failed(Throwable cause) {
        String message =
                String.format(
                        Locale.ROOT,
                        "rows cannot be written: %s; %s holds the first %,d",
                        cause.getMessage(),
                        sink,
                        written.get());
        return new UncheckedIOException(
                message, cause instanceof IOException io ? io : new IOException(cause));
    }

    /** An interrupt does not keep the rows from being written; it is set again. */
    private void join() {
        boolean interrupted = false;
        long before = -1;
        while (thread.isAlive() && before != written.get()) {
            before = written.get();
            try {
                thread.join(patience.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
                before = -1;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
