package dev.millrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps loads from overlapping: within this JVM, and with the other JVMs of this user on this
 * machine, such as Surefire's forks.
 *
 * <p>Made for one run; not thread-safe.
 */
final class RunLock {

    private static final Lock OF_THIS_JVM = new ReentrantLock();
    private static final Path OF_THIS_MACHINE =
            Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "millrace-" + System.getProperty("user.name").replaceAll("\\W", "_") + ".lock");

    /** Nobody wakes us when another process gives the lock back. */
    private static final long RETRY_MILLIS = 50;

    private final Path file;
    private final String name;
    private final Consumer<String> waiting;
    private boolean told;

    RunLock(String name, Consumer<String> waiting) {
        this(OF_THIS_MACHINE, name, waiting);
    }

    /**
     * Makes a lock.
     *
     * @param file locked while a load runs; says which one
     * @param name what those who wait are told of this load
     * @param waiting called once where the lock is not free at once, with what is known of the load
     *     that has it
     */
    RunLock(Path file, String name, Consumer<String> waiting) {
        this.file = file;
        this.name = name;
        this.waiting = waiting;
    }

    /** Waits until no other load runs; an interrupt ends the waiting. */
    Held acquire() throws InterruptedException {
        if (!OF_THIS_JVM.tryLock()) {
            tellOnce();
            OF_THIS_JVM.lockInterruptibly();
        }
        try {
            return new Held(lockedFile());
        } catch (InterruptedException | RuntimeException | Error e) {
            OF_THIS_JVM.unlock();
            throw e;
        }
    }

    /** Without such a file, on a read-only system for one, the lock of this JVM has to do. */
    private @Nullable FileChannel lockedFile() throws InterruptedException {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                awaitLock(channel);
                sign(channel);
                return channel;
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            return null;
        }
    }

    private void awaitLock(FileChannel channel) throws IOException, InterruptedException {
        while (tryLock(channel) == null) {
            tellOnce();
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
    }

    private void sign(FileChannel channel) {
        String signature = "process " + ProcessHandle.current().pid() + ", " + name;
        try {
            channel.truncate(0).write(StandardCharsets.UTF_8.encode(signature));
        } catch (IOException e) {
            // On a full disk nobody is told for whom it waits: what counts is that it does.
        }
    }

    private void tellOnce() {
        if (!told) {
            told = true;
            waiting.accept(holder());
        }
    }

    /** Some systems let nobody read a locked file. */
    private String holder() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "of an unknown process";
        }
    }

    /** The lock, or null where another process or another class loader of this JVM has it. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The lock while it is held. */
    static final class Held implements AutoCloseable {

        private final @Nullable FileChannel channel;

        private Held(@Nullable FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("could not release the lock of all load tests", e);
            } finally {
                OF_THIS_JVM.unlock();
            }
        }
    }
}
