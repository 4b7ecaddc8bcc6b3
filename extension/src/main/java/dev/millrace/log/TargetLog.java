package dev.millrace.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the system under test logs from now on: open it before the run, look into it after.
 *
 * <pre>{@code
 * TargetLog log = TargetLog.file(Path.of("/var/log/shop.log"));
 * load.run(i -> get("/pages/" + i));
 * assertThat(log).hasNoLineMatching("ERROR");
 * }</pre>
 *
 * <p>Opening marks the present end of the log; only what comes after the mark is read. A log that
 * was rotated or truncated since is read from its start, and whoever reads it is told so. It may be
 * of any size: it is read as a stream. Immutable and thread-safe.
 */
public final class TargetLog {

    private final LogSource source;
    private final LogMark mark;

    private TargetLog(LogSource source) {
        this.source = source;
        mark = reading(source, source::end);
    }

    /**
     * Opens a file of this machine.
     *
     * @param file the file; one that does not exist yet is read from its start
     * @return the log from now on
     * @throws UncheckedIOException if the file cannot be read
     */
    public static TargetLog file(Path file) {
        return new TargetLog(new FileLog(file));
    }

    /**
     * Opens the output of a command, which is run now, and again each time the log is read. What it
     * prints now is left out then.
     *
     * @param command the program and its arguments; it has to print the whole log to its standard
     *     output and end, with status 0
     * @return the log from now on
     * @throws UncheckedIOException if the command cannot be run, or fails
     */
    public static TargetLog command(String... command) {
        return new TargetLog(new CommandLog(List.of(command)));
    }

    /**
     * Opens a file of another machine over SSH, by its SFTP subsystem; takes {@code
     * org.apache.sshd:sshd-sftp} on the class path.
     *
     * @param login how to log in
     * @param path the file's path there; one that does not exist yet is read from its start
     * @return the log from now on
     * @throws UncheckedIOException if there is no session, as the host's key is not among the known
     *     ones for one, or the file cannot be read
     * @throws IllegalStateException if the SSH library is not on the class path
     */
    public static TargetLog ssh(SshLogin login, String path) {
        try {
            return new TargetLog(new SshLog(login, path));
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "a log over SSH takes Apache MINA SSHD on the class path: add the test"
                            + " dependency org.apache.sshd:sshd-sftp",
                    e);
        }
    }

    /**
     * Marks the log anew, such as for another run.
     *
     * @return the same log, from now on
     * @throws UncheckedIOException if it cannot be read
     */
    public TargetLog fromNow() {
        return new TargetLog(source);
    }

    /**
     * Reads what was logged since the mark.
     *
     * @param lines takes each line in order; one longer than 1,048,576 characters comes in pieces
     *     of that size, with the same number
     * @return how much was read
     * @throws UncheckedIOException if it cannot be read, or does not exist
     */
    public LogPart read(Consumer<LogLine> lines) {
        return reading(
                source,
                () -> {
                    try (LogStream stream = source.after(mark)) {
                        long count = new LineReader(lines).read(stream.bytes());
                        return new LogPart(count, stream.restarted());
                    }
                });
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(LogSource source, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + source + " cannot be read: " + e, e);
        }
    }

    /**
     * Returns what names the log in messages.
     *
     * @return the file, the command, or the login with the file
     */
    @Override
    public String toString() {
        return source.toString();
    }
}
