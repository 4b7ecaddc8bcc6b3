package dev.millrace.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class ThreadCostTests {

    volatile Object latest = "none";

    @Test
    void tells_what_this_thread_allocates_and_computes() {
        long id = Thread.currentThread().getId();
        ThreadCost before = ThreadCost.of(id);

        for (int i = 0; i < 1_000; i++) {
            latest = new byte[10_000];
        }
        ThreadCost after = ThreadCost.of(id);

        assertThat(after.allocatedBytes() - before.allocatedBytes())
                .isBetween(10_000_000L, 20_000_000L);
        assertThat(after.cpuNanos()).isGreaterThan(before.cpuNanos());
    }

    @Test
    void knows_nothing_of_a_thread_that_has_ended() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();

        assertThat(ThreadCost.of(thread.getId())).isEqualTo(new ThreadCost(-1, -1));
    }

    @Test
    void knows_nothing_where_the_jvm_does_not_support_it() {
        assertThat(ThreadCost.of(unsupporting(ThreadMXBean.class), 1))
                .isEqualTo(new ThreadCost(-1, -1));
        assertThat(ThreadCost.of(unsupporting(com.sun.management.ThreadMXBean.class), 1))
                .isEqualTo(new ThreadCost(-1, -1));
    }

    private static ThreadMXBean unsupporting(Class<? extends ThreadMXBean> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            throw new UnsupportedOperationException();
                        }));
    }

    @Test
    void the_process_costs_at_least_what_its_threads_cost() {
        long thread = ThreadCost.of(Thread.currentThread().getId()).cpuNanos();

        assertThat(ProcessCpu.nanos()).isGreaterThanOrEqualTo(thread - 20_000_000);
    }
}
