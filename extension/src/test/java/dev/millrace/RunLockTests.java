package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunLockTests {

    private final CountDownLatch waits = new CountDownLatch(1);
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Path directory;

    RunLockTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void endTheOtherThread() {
        other.shutdownNow();
    }

    @Test
    void is_had_at_once_where_it_is_free() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();

        lock(told::incrementAndGet).acquire().close();
        lock(told::incrementAndGet).acquire().close();

        assertThat(told).hasValue(0);
    }

    @Test
    void keeps_another_thread_waiting() throws Exception {
        RunLock.Held held = lock(() -> {}).acquire();
        Future<?> second = other.submit(this::acquireAndRelease);
        waits.await();

        assertThat(second).isNotDone();

        held.close();

        assertThat(second).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void keeps_another_thread_waiting_with_another_file_too() throws Exception {
        RunLock.Held held =
                new RunLock(directory.resolve("other.lock"), "a test", told -> {}).acquire();
        Future<?> second = other.submit(this::acquireAndRelease);
        waits.await();

        assertThat(second).isNotDone();

        held.close();

        assertThat(second).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void waits_for_another_process() throws Exception {
        Future<?> second;
        try (LockHolder holder = LockHolder.start(file())) {
            assertThat(holder).isNotNull();
            second = other.submit(this::acquireAndRelease);
            waits.await();

            assertThat(second).isNotDone();
        }

        assertThat(second).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void tells_for_whom_it_waits() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        try (LockHolder holder = LockHolder.start(file())) {
            Future<?> second =
                    other.submit(() -> passThrough(new RunLock(file(), "a test", told::complete)));

            assertThat(told)
                    .succeedsWithin(30, TimeUnit.SECONDS)
                    .isEqualTo("process " + holder.pid() + ", HoldingTest");
            assertThat(second).isNotDone();
        }
    }

    @Test
    void gives_up_waiting_for_another_thread_where_interrupted() throws InterruptedException {
        RunLock.Held held = lock(() -> {}).acquire();
        Future<?> second = other.submit(this::acquireAndRelease);
        waits.await();

        other.shutdownNow();

        assertInterrupted(second);
        held.close();
        assertFree();
    }

    @Test
    void gives_up_waiting_for_another_process_where_interrupted() throws Exception {
        Future<?> second;
        try (LockHolder holder = LockHolder.start(file())) {
            assertThat(holder).isNotNull();
            second = other.submit(this::acquireAndRelease);
            waits.await();

            other.shutdownNow();

            assertInterrupted(second);
        }
        assertFree();
    }

    @Test
    void is_that_of_this_jvm_where_there_can_be_no_file() throws Exception {
        Path nowhere = directory.resolve("no/such/directory/run.lock");
        RunLock.Held held = new RunLock(nowhere, "a test", told -> {}).acquire();
        Future<?> second = other.submit(this::acquireAndRelease);
        waits.await();

        assertThat(second).isNotDone();

        held.close();

        assertThat(second).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private Path file() {
        return directory.resolve("run.lock");
    }

    private RunLock lock(Runnable waiting) {
        return new RunLock(file(), "a test", holder -> waiting.run());
    }

    private boolean acquireAndRelease() throws InterruptedException {
        return passThrough(lock(waits::countDown));
    }

    private static boolean passThrough(RunLock lock) throws InterruptedException {
        lock.acquire().close();
        return true;
    }

    private static void assertInterrupted(Future<?> acquiring) {
        assertThatThrownBy(() -> acquiring.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    private void assertFree() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        lock(told::incrementAndGet).acquire().close();
        assertThat(told).hasValue(0);
    }
}
