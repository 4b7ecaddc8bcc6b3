package dev.millrace.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file that holds whole rows only, whenever this JVM is killed. */
final class RowFile implements RowSink {

    private final Path file;
    private final Path written;
    private final FileChannel channel;

    private RowFile(Path file, Path written, FileChannel channel) {
        this.file = file;
        this.written = written;
        this.channel = channel;
    }

    /** Opens a new file, which takes the place of that of its name when it is complete. */
    static RowFile replacing(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(part.toAbsolutePath().getParent());
        return new RowFile(
                file,
                part,
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
    }

    /** Tells whether a file begins with a header, or has nothing but the first part of it. */
    static boolean beginsAs(Path file, byte[] header) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] found = in.readNBytes(header.length);
            return Arrays.equals(found, Arrays.copyOf(header, found.length));
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Opens a file to append to it, and cuts off a row that was not written to its end. */
    static RowFile appendingTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        long length = lengthOfWholeRows(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length).position(length);
        return new RowFile(file, file, channel);
    }

    /** Of CSV, quotes hold line ends; a doubled quote ends them and starts them again. */
    private static long lengthOfWholeRows(Path file) throws IOException {
        boolean csv = RowEncoder.isCsv(file);
        long whole = 0;
        boolean quoted = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            long length = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                length++;
                quoted ^= csv && next == '"';
                whole = next == '\n' && !quoted ? length : whole;
            }
        } catch (NoSuchFileException e) {
            return 0;
        }
        return whole;
    }

    boolean isEmpty() throws IOException {
        return channel.position() == 0;
    }

    @Override
    public void append(ByteBuffer rows) throws IOException {
        long whole = channel.position();
        try {
            while (rows.hasRemaining()) {
                channel.write(rows);
            }
        } catch (IOException e) {
            cutTo(whole, e);
            throw e;
        }
    }

    private void cutTo(long length, IOException failure) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void complete() throws IOException {
        channel.close();
        if (!written.equals(file)) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void abandon() {
        try {
            channel.close();
        } catch (IOException e) {
            // What is in the file stays there, and the first failure is the one that is told.
            return;
        }
    }

    /** Returns the file that holds what was appended until it is complete. */
    @Override
    public String toString() {
        return written.toString();
    }
}
