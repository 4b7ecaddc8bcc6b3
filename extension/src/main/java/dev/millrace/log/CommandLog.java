package dev.millrace.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** A log that a command prints, from its start each time. */
record CommandLog(List<String> command) implements LogSource {

    @Override
    public LogMark end() throws IOException {
        try (CheckedInputStream output = run()) {
            long size = output.transferTo(OutputStream.nullOutputStream());
            return mark(size, output);
        }
    }

    @Override
    public LogStream after(LogMark mark) throws IOException {
        CheckedInputStream output = run();
        if (skip(output, mark.size()).equals(mark)) {
            return new LogStream(output, false);
        }
        output.close();
        return new LogStream(run(), true);
    }

    private CheckedInputStream run() throws IOException {
        return new CheckedInputStream(new CommandOutput(command), new CRC32());
    }

    /** Reads what was printed before, and returns the mark of that. */
    private static LogMark skip(CheckedInputStream output, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = size;
        int read = 0;
        while (left > 0 && read >= 0) {
            left -= read;
            read = output.read(buffer, 0, (int) Math.min(left, buffer.length));
        }
        return mark(size - left, output);
    }

    private static LogMark mark(long size, CheckedInputStream output) {
        return new LogMark(size, Long.toString(output.getChecksum().getValue()));
    }

    @Override
    public String toString() {
        return "the output of `" + String.join(" ", command) + "`";
    }
}
