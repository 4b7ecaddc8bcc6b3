package dev.millrace.samples.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AsyncSemaphoreTests {

    @Test
    void gives_no_more_permits_than_it_has() {
        AsyncSemaphore semaphore = new AsyncSemaphore(2);

        assertThat(semaphore.acquire()).isDone();
        assertThat(semaphore.acquire()).isDone();
        assertThat(semaphore.acquire()).isNotDone();
    }

    @Test
    void gives_a_released_permit_to_who_waits_longest() {
        AsyncSemaphore semaphore = new AsyncSemaphore(0);
        CompletableFuture<Void> first = semaphore.acquire();
        CompletableFuture<Void> second = semaphore.acquire();

        semaphore.release();

        assertThat(first).isDone();
        assertThat(second).isNotDone();
    }

    @Test
    void keeps_a_permit_that_nobody_waits_for() {
        AsyncSemaphore semaphore = new AsyncSemaphore(0);

        semaphore.release();

        assertThat(semaphore.acquire()).isDone();
        assertThat(semaphore.acquire()).isNotDone();
    }
}
