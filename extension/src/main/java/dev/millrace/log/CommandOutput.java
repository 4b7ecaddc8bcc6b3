package dev.millrace.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** What a command prints; at its end it must have succeeded, or what is missing would not show. */
final class CommandOutput extends FilterInputStream {

    private final Process process;

    CommandOutput(List<String> command) throws IOException {
        this(new ProcessBuilder(command).redirectError(Redirect.DISCARD).start());
    }

    private CommandOutput(Process process) throws IOException {
        super(process.getInputStream());
        this.process = process;
        process.getOutputStream().close();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            requireSuccess();
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            requireSuccess();
        }
        return read;
    }

    private void requireSuccess() throws IOException {
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("the command ended with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the command ran");
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        super.close();
    }
}
