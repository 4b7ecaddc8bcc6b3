package dev.millrace.samples.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AsyncQueueTests {

    @Test
    void gives_items_in_their_order_to_takers_in_theirs() throws InterruptedException {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        CompletableFuture<String> waiting = queue.take();

        queue.put("first");
        queue.put("second");

        assertThat(waiting).isCompletedWithValue("first");
        assertThat(queue.take()).isCompletedWithValue("second");
        assertThat(queue.take()).isNotDone();
    }

    @Test
    void holds_back_who_puts_into_a_full_queue() throws InterruptedException {
        AsyncQueue<Integer> queue = new AsyncQueue<>(1);
        queue.put(1);
        Thread putter = new Thread(() -> put(queue, 2));
        putter.start();

        CompletableFuture<Integer> first = queue.take();
        putter.join();

        assertThat(first).isCompletedWithValue(1);
        assertThat(queue.take()).isCompletedWithValue(2);
    }

    private static void put(AsyncQueue<Integer> queue, int item) {
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
