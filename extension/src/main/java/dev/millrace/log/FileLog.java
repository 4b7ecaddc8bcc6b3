package dev.millrace.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32;

/** A log in a file, of whatever file system. */
record FileLog(Path file) implements LogSource {

    /** So much before a mark tells whether the file is still the same. */
    private static final int FINGERPRINT_BYTES = 1_024;

    @Override
    public LogMark end() throws IOException {
        if (Files.notExists(file)) {
            return LogMark.START;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            return new LogMark(size, fingerprint(channel, size));
        }
    }

    @Override
    public LogStream after(LogMark mark) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            boolean same = holds(channel, mark);
            channel.position(same ? mark.size() : 0);
            return new LogStream(Channels.newInputStream(channel), !same);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean holds(SeekableByteChannel channel, LogMark mark) throws IOException {
        return mark.equals(LogMark.START)
                || (channel.size() >= mark.size()
                        && fingerprint(channel, mark.size()).equals(mark.fingerprint()));
    }

    /** Of the file's identity, where it has one, and of what is just before a place in it. */
    private String fingerprint(SeekableByteChannel channel, long place) throws IOException {
        ByteBuffer before = ByteBuffer.allocate((int) Math.min(place, FINGERPRINT_BYTES));
        channel.position(place - before.capacity());
        while (before.hasRemaining() && channel.read(before) >= 0) {
            // Reads on until all is there, or the file was cut meanwhile.
        }
        CRC32 checksum = new CRC32();
        checksum.update(before.flip());
        Object identity = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return identity + " " + checksum.getValue();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
