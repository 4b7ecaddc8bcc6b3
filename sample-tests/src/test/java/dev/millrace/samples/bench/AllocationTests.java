package dev.millrace.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTests {

    private static final int MEGABYTE = 1_000_000;

    @SuppressWarnings("unused")
    private volatile byte[] last = {};

    @Test
    void counts_what_an_ended_thread_allocated_and_collections_freed() throws Exception {
        Allocation allocation = new Allocation();

        long before = allocation.bytes();
        Thread thread = new Thread(() -> allocateMegabytes(200));
        thread.start();
        thread.join();
        System.gc();
        long allocated = allocation.bytes() - before;

        assertThat(allocated).isBetween(190L * MEGABYTE, 400L * MEGABYTE);
    }

    private void allocateMegabytes(int megabytes) {
        for (int i = 0; i < 1_000 * megabytes; i++) {
            last = new byte[1_000];
        }
    }
}
