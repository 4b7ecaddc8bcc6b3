package dev.millrace.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A disk in memory, which may take nothing until it is told to, or fail. */
public final class FakeDisk implements RowSink {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch taking = new CountDownLatch(1);
    private final StringBuilder text = new StringBuilder();
    private @Nullable IOException failure;
    private boolean complete;

    private FakeDisk() {}

    /** A disk that takes what it is given. */
    public static FakeDisk taking() {
        FakeDisk disk = new FakeDisk();
        disk.take();
        return disk;
    }

    /** A disk that takes nothing until {@link #take}. */
    public static FakeDisk blocked() {
        return new FakeDisk();
    }

    /** A disk on which nothing can be written. */
    public static FakeDisk full() {
        FakeDisk disk = blocked();
        disk.fail();
        return disk;
    }

    /** Waits until the disk was given something, so that a blocked one holds its writer. */
    public void awaitAsked() {
        await(asked);
    }

    /** Lets the disk take what it was given, and what comes. */
    public void take() {
        taking.countDown();
    }

    /** Lets the disk fail at what it was given. */
    public void fail() {
        synchronized (this) {
            failure = new IOException("No space left on device");
        }
        take();
    }

    /** Writes CSV to this disk, with these columns and without a header. */
    public RowWriter writer(String... columns) {
        return writer(Duration.ofMinutes(1), columns);
    }

    /** Writes CSV to this disk, which is given up where it takes nothing for so long. */
    public RowWriter writer(Duration patience, String... columns) {
        return RowWriter.start(this, new RowBlock(Path.of("rows.csv"), List.of(columns)), patience);
    }

    @Override
    public void append(ByteBuffer rows) throws IOException {
        asked.countDown();
        await(taking);
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            text.append(UTF_8.decode(rows));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void complete() {
        complete = true;
    }

    @Override
    public void abandon() {}

    /** Returns the rows on the disk. */
    public synchronized List<String> rows() {
        return text.toString().lines().toList();
    }

    /** Tells whether the file was completed. */
    public synchronized boolean isComplete() {
        return complete;
    }

    @Override
    public String toString() {
        return "rows.csv.part";
    }
}
