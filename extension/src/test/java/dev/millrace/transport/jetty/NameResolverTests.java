package dev.millrace.transport.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.clock.NanoClock;
import dev.millrace.plan.ConnectionOptions;
import dev.millrace.plan.LoadPlan;
import dev.millrace.plan.Plans;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.Test;

/** Only resolves: nothing is connected to. */
class NameResolverTests {

    private static List<InetSocketAddress> resolve(LoadPlan plan, String host) throws Exception {
        Promise.Completable<List<InetSocketAddress>> found = new Promise.Completable<>();
        try (NameResolver resolver =
                new NameResolver(plan.connections(), Runnable::run, NanoClock.SYSTEM)) {
            resolver.resolve(host, 80, Map.of(), found);
            return found.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void lets_loopback_be_loaded_always() throws Exception {
        assertThat(resolve(Plans.aPlan().build(), "127.0.0.7"))
                .containsExactly(new InetSocketAddress("127.0.0.7", 80));
    }

    @Test
    void lets_a_host_that_is_allowed_be_loaded() throws Exception {
        assertThat(resolve(Plans.aPlan().allowing("192.0.2.1").build(), "192.0.2.1"))
                .containsExactly(new InetSocketAddress("192.0.2.1", 80));
    }

    @Test
    void lets_any_host_be_loaded_where_all_are_allowed() throws Exception {
        LoadPlan plan = Plans.aPlan().allowing(ConnectionOptions.ANY_HOST).build();

        assertThat(resolve(plan, "192.0.2.1")).hasSize(1);
    }

    @Test
    void lets_no_other_host_be_loaded() {
        assertThatThrownBy(() -> resolve(Plans.aPlan().build(), "192.0.2.1"))
                .cause()
                .isInstanceOf(TargetNotAllowedException.class)
                .hasMessageContaining("-Dmillrace.targets=192.0.2.1");
    }

    @Test
    void judges_the_address_that_stands_in_for_a_host() throws Exception {
        LoadPlan plan = Plans.aPlan().address("shop.example:80", "127.0.0.1:8080").build();

        List<InetSocketAddress> addresses = resolve(plan, "shop.example");

        assertThat(addresses).hasToString("[shop.example/127.0.0.1:8080]");
    }

    @Test
    void needs_no_thread_for_an_address_or_for_what_may_not_be_loaded() {
        AtomicInteger lookUps = new AtomicInteger();
        Plans plan = Plans.aPlan().address("shop.example:80", "127.0.0.1:8080");

        try (NameResolver resolver = resolver(plan, host -> counted(lookUps, host))) {
            assertThat(resolve(resolver, "127.0.0.7")).isCompleted();
            assertThat(resolve(resolver, "[::1]")).isCompleted();
            assertThat(resolve(resolver, "shop.example")).isCompleted();
            assertThat(resolve(resolver, "elsewhere.example")).isCompletedExceptionally();
        }
        assertThat(lookUps).hasValue(3);
    }

    @Test
    void looks_up_once_for_all_who_wait_and_lets_other_names_pass() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        CountDownLatch stalled = new CountDownLatch(1);

        try (NameResolver resolver =
                resolver(
                        Plans.aPlan(),
                        host -> {
                            if (host.equals("slow.localhost")) {
                                await(stalled);
                            }
                            return counted(lookUps, "127.0.0.1");
                        })) {
            List<Promise.Completable<List<InetSocketAddress>>> slow =
                    IntStream.range(0, 100)
                            .mapToObj(i -> resolve(resolver, "slow.localhost"))
                            .toList();
            resolve(resolver, "quick.localhost").get(20, TimeUnit.SECONDS);
            assertThat(slow).noneMatch(CompletableFuture::isDone);

            stalled.countDown();

            for (Promise.Completable<List<InetSocketAddress>> each : slow) {
                assertThat(each.get(20, TimeUnit.SECONDS)).hasSize(1);
            }
        }
        assertThat(lookUps).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetAddress[] counted(AtomicInteger lookUps, String address)
            throws UnknownHostException {
        lookUps.incrementAndGet();
        return InetAddress.getAllByName(address);
    }

    private static NameResolver resolver(Plans plan, NameResolver.LookUp lookUp) {
        return new NameResolver(
                plan.build().connections(), Runnable::run, NanoClock.SYSTEM, lookUp);
    }

    private static Promise.Completable<List<InetSocketAddress>> resolve(
            NameResolver resolver, String host) {
        Promise.Completable<List<InetSocketAddress>> found = new Promise.Completable<>();
        resolver.resolve(host, 80, Map.of(), found);
        return found;
    }
}
